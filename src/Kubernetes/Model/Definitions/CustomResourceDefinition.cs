namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>Only what tells whether a definition fits.</summary>
public sealed record CustomResourceDefinition : IResource<CustomResourceDefinition>
{
    public static ResourceType<CustomResourceDefinition> ResourceType { get; } =
        new("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions", false, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "apiextensions.k8s.io/v1"; } = "apiextensions.k8s.io/v1";
    public string? Kind { get; init => field = value ?? "CustomResourceDefinition"; } = "CustomResourceDefinition";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public CustomResourceDefinitionSpec? Spec { get; init; }
}
