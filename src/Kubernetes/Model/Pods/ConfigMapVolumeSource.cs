namespace NetworkTelemetry.Kubernetes.Model;

public sealed record ConfigMapVolumeSource
{
    public required string Name { get; init; }
    public IReadOnlyList<KeyToPath>? Items { get; init; }
    public bool? Optional { get; init; }
    public int? DefaultMode { get; init; }
}
