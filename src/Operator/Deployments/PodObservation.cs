using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>All that a node's phase depends on.</summary>
internal sealed record PodObservation
{
    /// <summary>The node's pod that is not terminating; null when there is none.</summary>
    public Pod? Pod { get; init; }

    /// <summary>The failure whose back-off is not over; null when there is none.</summary>
    public NodeState? WaitsFor { get; init; }

    public required TimeSpan Deadline { get; init; }
    public required DateTimeOffset Now { get; init; }
}
