namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><see cref="Effect"/> is <c>NoSchedule</c>, <c>PreferNoSchedule</c> or <c>NoExecute</c>.</summary>
public sealed record Taint
{
    public required string Key { get; init; }
    public string? Value { get; init; }
    public required string Effect { get; init; }
}
