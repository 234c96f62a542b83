using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Availability;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;
using NetworkTelemetry.Dashboards.ResponseTime;

namespace NetworkTelemetry.Dashboards.Overview;

internal static class TargetTable
{
    /// <summary>The columns that say which probe a row is about.</summary>
    public static IReadOnlyList<(string Label, string Name)> Keys { get; } =
        [("target_namespace", "Target namespace"), ("target", "Target"), ("probe", "Probe"), ("family", "Family")];

    public static IReadOnlyList<DataLink> Links { get; } =
    [
        DataLink.RowToTarget("Availability of this target", AvailabilityDashboard.Uid),
        DataLink.RowToTarget("Response times of this target", ResponseTimeDashboard.Uid),
    ];

    public static Column State { get; } = new("State", "none", StateOfTargets.Expression) { Cell = "color-background", States = StateText.OfTargets, Width = 100 };

    public static Column LastChange { get; } = new("Last change", "dateTimeFromNow", Measures.LastChange);

    public static Section Create() => new("Targets", new Line(14, new TablePanel(
        "All targets", "Every probe of every target, worst state first. Loss and availability are those of the chosen time; the last change is empty when there was none in it.",
        Keys,
        [
            State,
            new("Nodes", "short", $"count by ({Measures.Key}) ({ProbeMetrics.Up.OfTargets()})"),
            new("Availability", "percentunit", Measures.AvailabilityOfRange) { Decimals = 3, Cell = "color-text", Thresholds = Threshold.Falling(0.99, 0.999) },
            new("Loss", "percentunit", Measures.LossOfRange) { Decimals = 2, Cell = "color-text", Thresholds = Threshold.Rising(0.001, 0.01) },
            new("RTT min", "s", $"min by ({Measures.Key}) ({ProbeMetrics.RttMin.OfTargets()})"),
            new("RTT avg", "s", Measures.Rtt),
            new("RTT max", "s", $"max by ({Measures.Key}) ({ProbeMetrics.RttMax.OfTargets()})"),
            new("Deviation", "s", Measures.Mean(ProbeMetrics.RttDeviation)),
            new("Jitter", "s", Measures.Mean(ProbeMetrics.Jitter)),
            new("RTT limit", "s", Measures.RttLimit),
            new("Objective", "percentunit", Measures.Objective) { Decimals = 2 },
            LastChange,
        ])
    {
        SortBy = "State",
        Links = Links,
    }));
}
