namespace NetworkTelemetry.Kubernetes.Model;

public sealed record NamespaceStatus
{
    public string? Phase { get; init; }
}
