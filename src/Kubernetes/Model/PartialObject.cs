namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>The metadata of an object whose type does not matter, such as the one of a bookmark.</summary>
public sealed record PartialObject : IKubernetesObject
{
    public string? ApiVersion { get; init; }
    public string? Kind { get; init; }
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
}
