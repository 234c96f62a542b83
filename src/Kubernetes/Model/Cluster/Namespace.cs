namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>Needed for <c>targetNamespaces</c> selectors.</summary>
public sealed record Namespace : IResource<Namespace>
{
    public static ResourceType<Namespace> ResourceType { get; } = new("", "v1", "Namespace", "namespaces", false, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "v1"; } = "v1";
    public string? Kind { get; init => field = value ?? "Namespace"; } = "Namespace";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public NamespaceStatus? Status { get; init; }
}
