using System.Collections.Immutable;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Fleet;

/// <summary>The plans of all deployments behind one reference: written by the NetworkDeployment controller, read by everybody.</summary>
internal sealed class PlanBoard
{
    private readonly Lock _gate = new();
    private volatile ImmutableDictionary<ObjectKey, DeploymentPlan> _current = ImmutableDictionary<ObjectKey, DeploymentPlan>.Empty;

    /// <summary>Raised in the order of the changes, while the next one waits: a handler only notes what to do.</summary>
    public event Action<PlanChange>? Changed;

    public ImmutableDictionary<ObjectKey, DeploymentPlan> Current => _current;

    public void Publish(DeploymentPlan plan)
    {
        lock (_gate)
        {
            var old = _current.GetValueOrDefault(plan.Key);
            _current = _current.SetItem(plan.Key, plan);
            Changed?.Invoke(PlanChange.Between(old, plan));
        }
    }

    public void Remove(ObjectKey deployment)
    {
        lock (_gate)
        {
            if (!_current.TryGetValue(deployment, out var old)) return;
            _current = _current.Remove(deployment);
            Changed?.Invoke(PlanChange.Between(old, null));
        }
    }
}
