using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>A node whose list holds a target.</summary>
/// <param name="Plan">Null while the node is planned for but not there.</param>
/// <param name="Generation">Of the target, as it is on the node's list.</param>
internal sealed record AssignedNode(NodeKey Key, NodePlan? Plan, long Generation);
