namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>A ConfigMap or a Secret inside a projected volume; no items means all keys.</summary>
public sealed record KeyProjection
{
    public required string Name { get; init; }
    public IReadOnlyList<KeyToPath>? Items { get; init; }
    public bool? Optional { get; init; }
}
