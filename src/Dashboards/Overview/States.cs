using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Availability;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Overview;

internal static class States
{
    public static Section Create() => new("Availability", new Line(10, Timeline() with { Width = 14 }, Trend()));

    /// <summary>Also on the dashboard about availability.</summary>
    public static StateTimelinePanel Timeline() => new(
        "State of targets", "As the majority of the nodes of a target sees it; Degraded: Up, but past a limit of the target. The 50 that were down longest over the chosen time.",
        StateText.OfTargets)
    {
        States = StateText.OfTargets,
        Queries = [new Query(Worst.Of(StateOfTargets.Expression, Ranks.ByTimeDown, shown: 50), Measures.Name)],
        Links = [DataLink.SeriesToTarget("Availability of this target", AvailabilityDashboard.Uid)],
    };

    private static TimeSeriesPanel Trend() => new(
        "Availability and objectives", "Share of nodes that call their probes Up, averaged over all targets. Dashed: the least and the greatest objective of a target.", "percentunit")
    {
        Max = 1,
        Queries =
        [
            new Query($"avg({ProbeMetrics.Up.OfTargets()})", "availability"),
            Query.LimitOf($"max({ProbeMetrics.ObjectiveAvailability.OfTargets()})", "strictest objective"),
            new Query($"min({ProbeMetrics.ObjectiveAvailability.OfTargets()})", "most lenient objective") { RefId = "Lenient" },
        ],
        Overrides = [FieldOverride.Limits, FieldOverride.Limits with { Match = "Lenient" }],
    };
}
