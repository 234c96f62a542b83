using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Lists;
using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Makes the plan known: to the controller of targets and to the poller.</summary>
internal sealed class PlanStep(PlanBoard board) : IReconcileStep
{
    public Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken)
    {
        board.Publish(Of(scope));
        return Task.CompletedTask;
    }

    public static DeploymentPlan Of(ReconcileScope scope)
    {
        var deployment = scope.Facts.Deployment;
        return new DeploymentPlan
        {
            Key = ObjectKey.Of(deployment),
            Uid = deployment.Metadata.Uid!,
            Generation = deployment.Metadata.Generation ?? 0,
            Targets = scope.Facts.Targets.ToDictionary(target => target.Key, target => Of(target, scope.Plan, deployment.Spec)),
            Nodes = [.. scope.Nodes.Where(node => node.IsWanted || scope.Plan.Draining.Contains(node.Name)).Select(node => Of(node, scope.Lists[node.Name]))],
        };
    }

    private static TargetPlan Of(CompiledTarget target, FleetPlan plan, NetworkDeploymentSpec spec)
    {
        var reason = target.Excluded ?? plan.Unassigned.GetValueOrDefault(target.Uid);
        return new(target.Uid, target.Generation, plan.Assignments.GetValueOrDefault(target.Uid, []), reason)
        {
            Advice = reason is null ? null : PlacementAdvice.Of(reason, spec),
        };
    }

    private static NodePlan Of(AssessedNode node, NodeList list) => new()
    {
        Key = node.Facts.Key,
        PodName = node.Facts.Pod?.Metadata.Name,
        PodUid = node.Facts.Pod?.Metadata.Uid,
        PodIP = node.Facts.Pod?.Address(),
        ServesTls = PodFactory.ServesTls(node.Facts.Pod),
        Token = ProbeSecret.TokenOf(node.Facts.Secret),
        ListRevision = list.Revision,
        TargetUids = list.Uids,
    };
}
