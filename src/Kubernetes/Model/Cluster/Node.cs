namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>A machine of the cluster (not a node of a NetworkDeployment).</summary>
public sealed record Node : IResource<Node>
{
    public static ResourceType<Node> ResourceType { get; } = new("", "v1", "Node", "nodes", false, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "v1"; } = "v1";
    public string? Kind { get; init => field = value ?? "Node"; } = "Node";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public NodeSpec? Spec { get; init; }
    public NodeStatus? Status { get; init; }
}
