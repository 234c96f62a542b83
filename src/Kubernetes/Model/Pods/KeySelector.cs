namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>One key of a ConfigMap or a Secret.</summary>
public sealed record KeySelector
{
    public required string Name { get; init; }
    public required string Key { get; init; }
    public bool? Optional { get; init; }
}
