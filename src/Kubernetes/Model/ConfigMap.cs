namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>Text in <see cref="Data"/>, base64 in <see cref="BinaryData"/>; at most 1 MiB in all.</summary>
public sealed record ConfigMap : IResource<ConfigMap>
{
    public static ResourceType<ConfigMap> ResourceType { get; } = new("", "v1", "ConfigMap", "configmaps", true, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "v1"; } = "v1";
    public string? Kind { get; init => field = value ?? "ConfigMap"; } = "ConfigMap";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public IReadOnlyDictionary<string, string>? Data { get; init; }
    public IReadOnlyDictionary<string, byte[]>? BinaryData { get; init; }
    public bool? Immutable { get; init; }
}
