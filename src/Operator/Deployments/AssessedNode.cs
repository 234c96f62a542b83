using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>A node with what was made of its facts.</summary>
/// <param name="Status">What the deployment's status is to say of it, and the memory for the next time.</param>
internal sealed record AssessedNode(NodeFacts Facts, NodeState State, NodeStatus Status)
{
    public string Name => Facts.Name;

    public bool IsWanted => Facts.Slot is not null;

    public bool IsRunning => State.Phase == NodePhase.Running;

    /// <summary>It runs, and is cut off from what it should measure.</summary>
    public bool IsIsolated => IsRunning && Facts.Isolation is not null;
}
