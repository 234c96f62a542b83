using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Availability;

internal static class Reliability
{
    public static string SecondsToRecover { get; } = OfEachOutage(ProbeMetrics.Down);

    public static string SecondsBetweenOutages { get; } = OfEachOutage(ProbeMetrics.Up);

    public static Section Create() => new("Over the chosen time", new Line(4,
        Stat(
            "Availability", "Share of the time in which probes were Up, averaged over all of them and their nodes.",
            "percentunit", Measures.AvailabilityOfAll)
            with { Decimals = 3, Thresholds = Threshold.Falling(0.99, 0.999) },
        Stat(
            "Success ratio", "Requests that were answered, of all whose outcome is known.", "percentunit",
            Measures.Ratio($"sum(increase({ProbeMetrics.ResponsesReceived.OfTargets()}[$__range]))", $"sum(increase({ProbeMetrics.RequestsSent.OfTargets()}[$__range]))"))
            with { Decimals = 3, Thresholds = Threshold.Falling(0.99, 0.999) },
        Stat(
            "Outages", "Times a probe of a target was Down, as the nodes saw it: the mean over its nodes, summed over all probes.",
            "short", $"sum({Measures.Outages})")
            with { Decimals = 0, Thresholds = Threshold.AnyIs("orange") },
        Stat(
            "Time down", "The longest that a probe of a target was Down in all.",
            "s", $"max({Measures.SecondsDown})") with { Thresholds = [new("green", null), new("orange", 1), new("red", 300)] },
        Stat(
            "Time to recover", "Mean time from Down to Up again.",
            "s", SecondsToRecover) with { NoValue = "no outage" },
        Stat(
            "Time between failures", "Mean time Up for each outage.",
            "s", SecondsBetweenOutages) with { NoValue = "no outage" },
        Stat(
            "Objectives missed", "Targets whose share of answered requests is below the availability that they promise.",
            "short", $"count({Measures.SuccessOfRange} < {Measures.Objective}) or vector(0)")
            with { Thresholds = Threshold.AnyIs("red") },
        Stat(
            "Least error budget", "What is left of the failures that an objective allows, for the target with the least; below 0 the objective is missed.",
            "percentunit", $"min({Measures.BudgetLeft})")
            with { Decimals = 1, Thresholds = Threshold.Falling(0, 0.25), NoValue = "no objective" }));

    // Over all probes and nodes at once, so that one long outage weighs what it lasted.
    private static string OfEachOutage(MetricDescription state) => $"sum({Measures.NodeSeconds(state)}) / (sum({Measures.OutagesOfNodes}) > 0)";

    private static StatPanel Stat(string title, string description, string unit, string expression) =>
        StatPanel.OfRange(title, description, unit, expression) with { Thresholds = Threshold.Plain };
}
