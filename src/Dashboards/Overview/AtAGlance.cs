using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Availability;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Overview;

internal static class AtAGlance
{
    private static readonly IReadOnlyList<DataLink> ToAvailability = [DataLink.ToDashboard("Availability & Reliability", AvailabilityDashboard.Uid)];

    public static string MeasuredTargets { get; } = $"count(count by (target_namespace, target) ({ProbeMetrics.Up.OfTargets()})) or vector(0)";

    public static Section Create() => new("At a glance", new Line(4, States()), new Line(4, Figures()));

    private static Panel[] States() =>
    [
        new StatPanel("Targets", "ProbeTargets that are measured now.", "short", MeasuredTargets) { Thresholds = Threshold.Plain },
        Count("Up", "Probes of targets that the majority of their nodes calls Up, within the limits of the target.", StateOfTargets.Up, [new("green", null)]),
        Count(
            "Degraded", "Probes that are Up, but past a limit that their target sets: round-trip time, jitter, loss or certificate.", StateOfTargets.Degraded, Threshold.AnyIs("yellow")),
        Count("Down", "Probes that the majority of their nodes calls Down.", StateOfTargets.Down, Threshold.AnyIs("red")),
        StatPanel.OfRange(
            "Availability", "Share of the chosen time in which probes were Up, averaged over all of them and their nodes.", "percentunit",
            Measures.AvailabilityOfAll) with { Decimals = 3, Thresholds = Threshold.Falling(0.99, 0.999), Links = ToAvailability },
        new StatPanel(
            "Packet loss", "Requests that were not answered, of all requests that left: echo requests, connection attempts, queries.", "percentunit",
            Measures.Ratio($"sum(rate({ProbeMetrics.RequestsLost.OfTargets()}[$__rate_interval]))", $"sum(rate({ProbeMetrics.RequestsSent.OfTargets()}[$__rate_interval]))"))
            { Decimals = 2, Thresholds = Threshold.Rising(0.001, 0.01) },
        StatPanel.OfRange(
            "Objectives met", "Of the targets that promise an availability, the share that kept it over the chosen time, by requests answered.", "percentunit",
            $"(count({Measures.SuccessOfRange} >= {Measures.Objective}) or vector(0)) / count({Measures.Objective})")
            with { Decimals = 0, Thresholds = Threshold.Falling(0.95, 1), NoValue = "no objective", Links = ToAvailability },
        new StatPanel(
            "Alerts", "Alerts about targets that fire now; 0 also while the alerting rules are not loaded.", "short", $"count({Alerts.OfTargets}) or vector(0)")
            { Thresholds = Threshold.AnyIs("red") },
    ];

    private static Panel[] Figures() =>
    [
        new StatPanel("RTT minimum", "Least round-trip time of the last rounds.", "s", $"min({ProbeMetrics.RttMin.OfTargets()})") { Thresholds = Threshold.Plain },
        new StatPanel(
            "RTT average", "Mean round-trip time of the last rounds, averaged over all probes and nodes.",
            "s", $"avg({ProbeMetrics.RttMean.OfTargets()})") { Thresholds = Threshold.Plain },
        new StatPanel(
            "RTT maximum", "Greatest round-trip time of the last rounds.", "s", $"max({ProbeMetrics.RttMax.OfTargets()})") { Thresholds = Threshold.Plain },
        new StatPanel(
            "RTT deviation", "Standard deviation of the round-trip times within a round, averaged over all probes and nodes.",
            "s", $"avg({ProbeMetrics.RttDeviation.OfTargets()})")
            { Thresholds = Threshold.Plain },
        new StatPanel(
            "Jitter", "Mean difference of consecutive round-trip times within a round, averaged over all probes and nodes.",
            "s", $"avg({ProbeMetrics.Jitter.OfTargets()})")
            { Thresholds = Threshold.Plain },
        new StatPanel(
            "Requests", "Requests to targets whose outcome became known.",
            "reqps", $"sum(rate({ProbeMetrics.RequestsSent.OfTargets()}[$__rate_interval]))") { Thresholds = Threshold.Plain },
    ];

    private static StatPanel Count(string title, string description, int state, IReadOnlyList<Threshold> thresholds) =>
        new(title, description, "short", StateOfTargets.Count(state)) { Thresholds = thresholds, Links = ToAvailability };
}
