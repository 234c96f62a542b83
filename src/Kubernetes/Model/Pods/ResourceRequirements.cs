namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>Quantities as text, for example <c>50m</c> and <c>64Mi</c>.</summary>
public sealed record ResourceRequirements
{
    public IReadOnlyDictionary<string, string>? Requests { get; init; }
    public IReadOnlyDictionary<string, string>? Limits { get; init; }
}
