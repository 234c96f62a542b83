namespace NetworkTelemetry.Kubernetes.Model;

public sealed record NodeStatus
{
    public IReadOnlyList<NodeCondition>? Conditions { get; init; }
}
