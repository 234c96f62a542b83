namespace NetworkTelemetry.Kubernetes.Model;

public sealed record LocalObjectReference
{
    public required string Name { get; init; }
}
