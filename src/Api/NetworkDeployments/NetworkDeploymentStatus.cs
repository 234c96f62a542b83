using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record NetworkDeploymentStatus
{
    [Description("Generation of the spec that this status speaks of.")]
    public long? ObservedGeneration { get; init; }

    [Description("Accepted, TargetsMatched, Ready, Available, Connected, Progressing, Reconciling and Stalled."), ListMap("type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }

    [Description("Label selector of the prober pods, for the scale subresource.")]
    public string? Selector { get; init; }

    [Description("Pending, Progressing, Running, Degraded or Failed. For display only.")]
    public string? Phase { get; init; }

    [Description("Nodes that exist.")]
    public int? Replicas { get; init; }

    [Description("Nodes that are Running.")]
    public int? ReadyReplicas { get; init; }

    [Description("Nodes whose pod is of the present template.")]
    public int? UpdatedReplicas { get; init; }

    [Description("Targets that the deployment selects.")]
    public int? Targets { get; init; }

    [Description("Selected targets that no node measures.")]
    public int? UnassignedTargets { get; init; }

    [Description("Number of nodes in each phase.")]
    public PhaseCounts? PhaseCounts { get; init; }

    [Description("The nodes, unhealthy ones first; at most 500."), Items(0, 500), ListMap("name")]
    public IReadOnlyList<NodeStatus>? Nodes { get; init; }

    [Description("Nodes that nodes does not list.")]
    public int? NodesOmitted { get; init; }
}
