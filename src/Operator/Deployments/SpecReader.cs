using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.Validation;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Whether a spec can be put into effect, and which nodes it asks for.</summary>
internal sealed class SpecReader(ClusterNodes machines)
{
    public async Task<(IReadOnlyList<NodeSlot>? Slots, Rejection? Rejection)> ReadAsync(NetworkDeployment deployment, CancellationToken cancellationToken)
    {
        var errors = NetworkDeploymentRules.Validate(deployment);
        if (errors.Count > 0) return (null, new(ConditionReasons.InvalidSpec, string.Join("; ", errors)));
        if (deployment.Spec.Mode != DeploymentMode.PerClusterNode) return (NodeSlots.OfReplicas(deployment), null);
        return await machines.ListAsync(cancellationToken) is { } nodes
            ? (NodeSlots.OfClusterNodes(deployment, nodes), null)
            : (null, new(ConditionReasons.Unsupported, "spec.mode PerClusterNode needs an API server that serves Nodes; this one does not. Use mode Replicas."));
    }
}
