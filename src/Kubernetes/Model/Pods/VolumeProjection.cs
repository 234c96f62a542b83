namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>Exactly one member is set.</summary>
public sealed record VolumeProjection
{
    public KeyProjection? ConfigMap { get; init; }
    public KeyProjection? Secret { get; init; }
    public DownwardApiProjection? DownwardAPI { get; init; }
}
