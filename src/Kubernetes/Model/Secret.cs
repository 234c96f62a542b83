namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>Values are base64 on the wire. <see cref="StringData"/> is write-only.</summary>
public sealed record Secret : IResource<Secret>
{
    public static ResourceType<Secret> ResourceType { get; } = new("", "v1", "Secret", "secrets", true, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "v1"; } = "v1";
    public string? Kind { get; init => field = value ?? "Secret"; } = "Secret";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public string? Type { get; init; }
    public IReadOnlyDictionary<string, byte[]>? Data { get; init; }
    public IReadOnlyDictionary<string, string>? StringData { get; init; }
    public bool? Immutable { get; init; }
}
