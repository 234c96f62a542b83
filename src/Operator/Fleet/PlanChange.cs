using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Fleet;

/// <param name="Old">Null when the deployment is new.</param>
/// <param name="New">Null when the deployment is gone.</param>
/// <param name="Targets">ProbeTargets whose part in the plan differs.</param>
internal sealed record PlanChange(DeploymentPlan? Old, DeploymentPlan? New, IReadOnlySet<ObjectKey> Targets)
{
    public static PlanChange Between(DeploymentPlan? old, DeploymentPlan? updated)
    {
        var targets = new HashSet<ObjectKey>();
        foreach (var (key, plan) in updated?.Targets ?? NoTargets)
            if (old is null || !old.Targets.TryGetValue(key, out var before) || !before.Equals(plan)) targets.Add(key);
        foreach (var key in (old?.Targets ?? NoTargets).Keys)
            if (updated is null || !updated.Targets.ContainsKey(key)) targets.Add(key);
        return new(old, updated, targets);
    }

    private static readonly IReadOnlyDictionary<ObjectKey, TargetPlan> NoTargets = new Dictionary<ObjectKey, TargetPlan>();
}
