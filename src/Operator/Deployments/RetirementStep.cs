using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Removes nodes that the spec does not ask for any more, once others measure their targets.</summary>
internal sealed class RetirementStep(NodeObjects objects) : IReconcileStep
{
    /// <summary>A handover that takes longer is not waited for: the others may have no room, or not answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken) => scope.Facts.IsInEffect
        ? OneByOne.RunAsync(scope.Nodes.Where(node => !node.IsWanted), node => RetireAsync(scope, node, cancellationToken))
        : Task.CompletedTask;

    private async Task RetireAsync(ReconcileScope scope, AssessedNode node, CancellationToken cancellationToken)
    {
        var since = scope.Memory.Of(node.Name).DrainingSince ?? scope.Facts.Now;
        var left = since + Patience - scope.Facts.Now;
        if (scope.Plan.Draining.Contains(node.Name) && left > TimeSpan.Zero)
        {
            scope.Remember(node.Name, memory => memory with { DrainingSince = since });
            scope.Looks.Add(left);
            return;
        }

        await objects.RemoveAsync(node.Facts, cancellationToken);
        if (node.Facts.Pod is not null) scope.Notes.Add(new(EventType.Normal, "NodeRemoved", "Scale", $"Node {node.Name} is no longer asked for; its pod is deleted."));
    }
}
