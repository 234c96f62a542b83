namespace NetworkTelemetry.Kubernetes.Model;

public sealed record PodReadinessGate
{
    public required string ConditionType { get; init; }
}
