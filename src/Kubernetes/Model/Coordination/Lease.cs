namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>The lock of leader election. The only object that is ever replaced whole.</summary>
public sealed record Lease : IResource<Lease>
{
    public static ResourceType<Lease> ResourceType { get; } = new("coordination.k8s.io", "v1", "Lease", "leases", true, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "coordination.k8s.io/v1"; } = "coordination.k8s.io/v1";
    public string? Kind { get; init => field = value ?? "Lease"; } = "Lease";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public LeaseSpec? Spec { get; init; }
}
