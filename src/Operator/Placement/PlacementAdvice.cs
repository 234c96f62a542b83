using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Placement;

/// <summary>What a person can change in a NetworkDeployment so that a target without a node gets one.</summary>
internal static class PlacementAdvice
{
    /// <param name="reason">Why the target has no node (see <see cref="ConditionReasons"/>).</param>
    /// <returns>The end of a sentence, without the full stop; null where no field of the spec helps.</returns>
    public static string? Of(string reason, NetworkDeploymentSpec spec)
    {
        // More nodes measure more targets only where they share them, and in mode PerClusterNode spec.replicas makes none.
        var isReplicated = spec.Placement?.Mode == PlacementMode.Replicated;
        var isPerClusterNode = spec.Mode == DeploymentMode.PerClusterNode;
        return reason switch
        {
            ConditionReasons.CapacityExhausted when isReplicated => "raise spec.placement.capacity, or let the nodes share the targets with spec.placement.mode Sharded",
            ConditionReasons.CapacityExhausted when isPerClusterNode => "raise spec.placement.capacity, or have spec.template match more cluster nodes",
            ConditionReasons.CapacityExhausted => "raise spec.replicas or spec.placement.capacity",
            ConditionReasons.ListTooLarge when isReplicated => "let the nodes share the targets with spec.placement.mode Sharded",
            ConditionReasons.ListTooLarge when isPerClusterNode => "lower spec.placement.replication, or have spec.template match more cluster nodes",
            ConditionReasons.ListTooLarge => "raise spec.replicas, or lower spec.placement.replication",
            _ => null,
        };
    }
}
