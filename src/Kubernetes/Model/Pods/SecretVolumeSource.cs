namespace NetworkTelemetry.Kubernetes.Model;

public sealed record SecretVolumeSource
{
    public required string SecretName { get; init; }
    public IReadOnlyList<KeyToPath>? Items { get; init; }
    public bool? Optional { get; init; }
    public int? DefaultMode { get; init; }
}
