using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Availability;

internal static class FailurePatterns
{
    private const string Node = "namespace, deployment, node";

    public static Section Create() => new("Patterns of failure", new Line(9, OverTime(), Reasons(), Nodes(), Probes()));

    private static TimeSeriesPanel OverTime() => new(
        "Loss by reason over time", "Share of requests that were lost, by reason. The same hours every day: congestion. Steps: a change of the route or of the target.", "percentunit")
    {
        Min = 0,
        Stacking = "normal",
        HasFigures = false,
        Queries =
        [
            new Query(
                $"{Measures.Rate(ProbeMetrics.RequestsLost, "reason")} / ignoring (reason) group_left () (sum(rate({ProbeMetrics.RequestsSent.OfTargets()}[$__rate_interval])) > 0)",
                "{{reason}}"),
        ],
    };

    private static BarGaugePanel Reasons() => Bars(
        "Lost requests by reason", "How many requests were lost over the chosen time, by reason.", "short",
        $"sort_desc({Measures.Increase(ProbeMetrics.RequestsLost, labels: "reason")})", "{{reason}}") with { Decimals = 0, Thresholds = [new("orange", null)] };

    private static BarGaugePanel Nodes() => Bars(
        "Loss by node", "One node that loses much more than the others has a problem of its own.", "percentunit", LossBy(Node), "{{namespace}}/{{node}}")
        with { Decimals = 2, Thresholds = Threshold.Rising(0.001, 0.01), Links = [DataLink.SeriesToNode("What this node measures", AvailabilityDashboard.Uid)] };

    private static BarGaugePanel Probes() => Bars(
        "Loss by target", "The 20 targets with the greatest loss over the chosen time.",
        "percentunit", LossBy("target_namespace, target"), "{{target_namespace}}/{{target}}")
        with { Decimals = 2, Thresholds = Threshold.Rising(0.001, 0.01), Links = [DataLink.SeriesToTarget("This target", AvailabilityDashboard.Uid)] };

    private static string LossBy(string labels) =>
        $"topk({Worst.Shown}, {Measures.Ratio(Measures.Increase(ProbeMetrics.RequestsLost, labels: labels), Measures.Increase(ProbeMetrics.RequestsSent, labels: labels))})";

    private static BarGaugePanel Bars(string title, string description, string unit, string expression, string legend) =>
        new(title, description, unit, expression, legend) { Min = 0 };
}
