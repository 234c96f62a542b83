namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>One prober is one pod. Trimmed to what is written and read here; write it by apply or patch only.</summary>
public sealed record Pod : IResource<Pod>
{
    public static ResourceType<Pod> ResourceType { get; } = new("", "v1", "Pod", "pods", true, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "v1"; } = "v1";
    public string? Kind { get; init => field = value ?? "Pod"; } = "Pod";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public PodSpec? Spec { get; init; }
    public PodStatus? Status { get; init; }
}
