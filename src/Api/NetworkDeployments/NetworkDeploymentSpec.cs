using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record NetworkDeploymentSpec
{
    [Description("Replicas: as many nodes as replicas says. PerClusterNode: one on each matching cluster node."), Enum(DeploymentMode.Replicas, DeploymentMode.PerClusterNode)]
    [Default(DeploymentMode.Replicas)]
    public string? Mode { get; init; }

    [Description("Number of nodes; ignored in mode PerClusterNode."), Range(0, 1000), Default("1")]
    public int? Replicas { get; init; }

    [Description("What the fleet is for, for people."), Length(0, 256)]
    public string? Description { get; init; }

    [Description("Which targets are measured; empty selects all of the chosen namespaces.")]
    public LabelSelector? TargetSelector { get; init; }

    [Description("Namespaces from which targets are taken.")]
    public TargetNamespaces? TargetNamespaces { get; init; }

    [Description("How targets are spread over the nodes.")]
    public PlacementSpec? Placement { get; init; }

    [Description("Which addresses the nodes may probe.")]
    public EgressSpec? Egress { get; init; }

    [Description("How long a node may take to run before it counts as Failed and is replaced, 10s to 24h."), Pattern(Duration.Pattern)]
    [Default(DeploymentDefaults.ProvisioningDeadline)]
    public string? ProvisioningDeadline { get; init; }

    [Description("What the prober pods are made from.")]
    public NodeTemplate? Template { get; init; }
}
