using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.Validation;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Whether a spec can be put into effect, and which nodes it asks for.</summary>
internal sealed class SpecReader(ClusterNodes machines)
{
    /// <param name="accepted">The last spec that was accepted: while another is invalid it stays in effect. Null when none is known.</param>
    /// <returns>Null while the machines of the cluster are on their way.</returns>
    public async Task<SpecReading?> ReadAsync(NetworkDeployment deployment, NetworkDeploymentSpec? accepted, CancellationToken cancellationToken)
    {
        var errors = NetworkDeploymentRules.Validate(deployment);
        if (errors.Count == 0) return await SlotsAsync(deployment, cancellationToken);
        var rejection = new Rejection(ConditionReasons.InvalidSpec, ValidationError.Sentence(errors));
        if (accepted is null) return new(deployment, null, rejection);
        return await SlotsAsync(deployment with { Spec = accepted }, cancellationToken) is { } reading ? reading with { Rejection = rejection } : null;
    }

    private async Task<SpecReading?> SlotsAsync(NetworkDeployment deployment, CancellationToken cancellationToken)
    {
        if (deployment.Spec.Mode != DeploymentMode.PerClusterNode) return new(deployment, NodeSlots.OfReplicas(deployment), null);
        return await machines.ReadAsync(cancellationToken) switch
        {
            ({ } nodes, _) => new(deployment, NodeSlots.OfClusterNodes(deployment, nodes), null),
            (null, { } problem) => new(deployment, null, problem),
            _ => null,
        };
    }
}
