namespace NetworkTelemetry.Kubernetes.Model;

public sealed record ObjectFieldSelector
{
    public string? ApiVersion { get; init; }
    public required string FieldPath { get; init; }
}
