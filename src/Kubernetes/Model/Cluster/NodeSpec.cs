namespace NetworkTelemetry.Kubernetes.Model;

public sealed record NodeSpec
{
    public bool? Unschedulable { get; init; }
    public IReadOnlyList<Taint>? Taints { get; init; }
}
