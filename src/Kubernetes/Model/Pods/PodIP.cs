namespace NetworkTelemetry.Kubernetes.Model;

public sealed record PodIP
{
    public required string Ip { get; init; }
}
