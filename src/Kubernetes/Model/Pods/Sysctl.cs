namespace NetworkTelemetry.Kubernetes.Model;

public sealed record Sysctl
{
    public required string Name { get; init; }
    public required string Value { get; init; }
}
