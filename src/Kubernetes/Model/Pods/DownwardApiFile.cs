namespace NetworkTelemetry.Kubernetes.Model;

public sealed record DownwardApiFile
{
    public required string Path { get; init; }
    public ObjectFieldSelector? FieldRef { get; init; }
    public int? Mode { get; init; }
}
