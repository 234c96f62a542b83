namespace NetworkTelemetry.Kubernetes.Model;

public sealed record ProjectedVolumeSource
{
    public IReadOnlyList<VolumeProjection>? Sources { get; init; }
    public int? DefaultMode { get; init; }
}
