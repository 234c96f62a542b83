namespace NetworkTelemetry.Kubernetes.Model;

public sealed record SeccompProfile
{
    public required string Type { get; init; }
    public string? LocalhostProfile { get; init; }
}
