using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.NetworkDeployments;

[Description("Where from to measure: a fleet of nodes, each of them one prober pod.")]
public sealed record NetworkDeployment : IResource<NetworkDeployment>
{
    public const string KindName = "NetworkDeployment";

    /// <summary>Names of nodes and pods are made from the name, and must stay valid label values.</summary>
    public const int MaxNameLength = 40;

    public static ResourceType<NetworkDeployment> ResourceType { get; } =
        new(ApiGroup.Name, ApiGroup.Version, KindName, "networkdeployments", Namespaced: true, ApiJson.Default);

    public string? ApiVersion { get; init => field = value ?? ApiGroup.ApiVersion; } = ApiGroup.ApiVersion;
    public string? Kind { get; init => field = value ?? KindName; } = KindName;
    public ObjectMeta Metadata { get; init => field = value ?? new ObjectMeta(); } = new();

    [Description("The nodes that are wanted, and what they measure.")]
    public NetworkDeploymentSpec Spec { get; init => field = value ?? new NetworkDeploymentSpec(); } = new();

    [Description("The nodes that there are, and what they are doing.")]
    public NetworkDeploymentStatus? Status { get; init; }
}
