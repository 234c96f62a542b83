namespace NetworkTelemetry.Operator.Fleet;

/// <param name="Old">Null when the node is new.</param>
/// <param name="New">Null when the node is no longer polled.</param>
internal sealed record ReportChange(NodeReport? Old, NodeReport? New)
{
    public NodeKey Node => (New ?? Old!).Node;

    /// <summary>More than results changed: the pod, its process, the list it runs, or whether it answers.</summary>
    public bool NodeChanged =>
        Old is null || New is null || Old.PodUid != New.PodUid || Old.Revision != New.Revision || Old.Reachable != New.Reachable
        || Old.Process?.StartTime != New.Process?.StartTime;
}
