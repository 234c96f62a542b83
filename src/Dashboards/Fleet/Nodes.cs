using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Fleet;

internal static class Nodes
{
    // As they are stacked, from the bottom.
    private static readonly IReadOnlyList<string> Phases = ["Running", "Configuring", "Provisioning", "Pending", "Failed"];

    public static Section Create() => new("Nodes and their targets", new Line(8, ByPhase(), TargetsPerNode(), Rejected()), new Line(8, NodeStates.Timeline() with { Width = 14 }, NodeStates.OwnEvidence()));

    private static TimeSeriesPanel ByPhase() => new("Nodes by phase", "Pending, Provisioning, Configuring, Running or Failed, over the chosen deployments.", "short")
    {
        Min = 0,
        Stacking = "normal",
        HasFigures = false,
        Queries = [.. Phases.Select(phase => new Query(NodeStates.CountIn(phase), phase))],
        Overrides = [.. Phases.Select(phase => FieldOverride.Colored(phase, NodeStates.ColorOf(phase)))],
    };

    private static TimeSeriesPanel TargetsPerNode() => new(
        "Targets per node", "Targets of the list that each node measures. Steps are moves: a node came, went, or was full.", "short")
    {
        Min = 0,
        Queries = [new Query(NodeFigures.Greatest(ProberMetrics.ListTargets), NodeFigures.Name)],
        Links = [DataLink.SeriesToNode("What this node measures", OverviewDashboard.Uid)],
    };

    private static TimeSeriesPanel Rejected() => new(
        "Lists with faults", "Entries that a prober could not take, and lists that it could not read as a whole; 0 unless operator and prober do not fit together.", "short")
    {
        Min = 0,
        HasFigures = false,
        Queries =
        [
            new Query(NodeFigures.Greatest(ProberMetrics.ListRejected), "rejected entries, " + NodeFigures.Name),
            new Query($"sum by ({NodeFigures.Key}) (increase({ProberMetrics.ListFailures.OfNodes()}[$__rate_interval]))", "unreadable lists, " + NodeFigures.Name),
        ],
    };
}
