using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The whole status of a deployment, from one look at it.</summary>
internal static class DeploymentStatusBuilder
{
    public const int MaxNodes = 500;

    public static NetworkDeploymentStatus Build(DeploymentView view)
    {
        var deployment = view.Deployment;
        var generation = deployment.Metadata.Generation;
        return new NetworkDeploymentStatus
        {
            ObservedGeneration = generation,
            Conditions = ConditionTimes.Stamp(DeploymentConditions.Of(view), deployment.Status?.Conditions, generation, view.Now),
            Selector = $"{ApiGroup.DeploymentLabel}={deployment.Metadata.Name}",
            Phase = DeploymentPhases.Of(view),
            Replicas = view.Nodes.Count(node => node.Facts.Pod is not null),
            ReadyReplicas = view.Running,
            UpdatedReplicas = view.Updated,
            Targets = view.Targets,
            UnassignedTargets = view.Unassigned.Values.Sum(),
            PhaseCounts = Counts(view.Nodes),
            Nodes =
            [
                .. view.Nodes
                    .OrderBy(node => Rank(node.State.Phase)).ThenBy(node => node.Name.Length).ThenBy(node => node.Name, StringComparer.Ordinal)
                    .Take(MaxNodes).Select(node => node.Status),
            ],
            NodesOmitted = Math.Max(0, view.Nodes.Count - MaxNodes),
        };
    }

    private static int Rank(NodePhase phase) => phase == NodePhase.Failed ? -1 : (int)phase;

    private static PhaseCounts Counts(IReadOnlyList<AssessedNode> nodes)
    {
        int Of(NodePhase phase) => nodes.Count(node => node.State.Phase == phase);
        return new()
        {
            Pending = Of(NodePhase.Pending), Provisioning = Of(NodePhase.Provisioning), Configuring = Of(NodePhase.Configuring),
            Running = Of(NodePhase.Running), Failed = Of(NodePhase.Failed),
        };
    }
}
