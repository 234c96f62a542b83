using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>What the operator has heard of the nodes of a target.</summary>
internal static class NodeViews
{
    /// <param name="isStarting">The operator has just started: who has not answered yet still may.</param>
    public static IReadOnlyList<NodeView> Of(
        IReadOnlyList<AssignedNode> nodes, IReadOnlyDictionary<NodeKey, NodeReport> reports, IReadOnlyDictionary<NodeKey, NodeIsolation> isolated, long generation,
        bool isStarting) =>
        [.. nodes.Select(node => Of(node, reports.GetValueOrDefault(node.Key), generation, isStarting) with { Isolation = isolated.GetValueOrDefault(node.Key)?.Of(node.Key.Name) })];

    private static NodeView Of(AssignedNode node, NodeReport? report, long generation, bool isStarting)
    {
        // The report of an earlier pod says nothing of the present one.
        var own = report is not null && report.PodUid == node.Plan?.PodUid ? report : null;
        var standing = own switch
        {
            not { Process: not null } when isStarting => NodeStanding.Awaited,
            { Reachable: false } => NodeStanding.Unreachable,
            { Process: not null } => NodeStanding.Reporting,
            _ => NodeStanding.Absent,
        };
        var hasPresentList = own?.Revision is { } revision && revision == node.Plan?.ListRevision && node.Generation >= generation;
        var heard = own ?? Nothing;
        return new NodeView(standing, heard.Rows, hasPresentList) { Rejected = heard.Rejected };
    }

    private static readonly NodeReport Nothing = new() { Node = default, PodUid = "" };
}
