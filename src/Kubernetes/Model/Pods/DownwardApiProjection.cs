namespace NetworkTelemetry.Kubernetes.Model;

public sealed record DownwardApiProjection
{
    public IReadOnlyList<DownwardApiFile>? Items { get; init; }
}
