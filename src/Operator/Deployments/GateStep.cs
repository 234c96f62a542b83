using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Tells the kubelet which pods are configured. First of all steps: a node's way to Running waits for it.</summary>
internal sealed class GateStep(IKubernetesClient client) : IReconcileStep
{
    private static readonly ApplyOptions Options = new("network-telemetry-gate", Subresource: "status");

    public Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken) =>
        OneByOne.RunAsync(scope.Nodes.Where(node => node.Facts.Pod is not null), node => SetAsync(node, scope.Facts.Now, cancellationToken));

    private async Task SetAsync(AssessedNode node, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pod = node.Facts.Pod!;
        if (ConfiguredGate.Change(pod, node.Facts.Report, now) is not { } change) return;
        try
        {
            await client.ApplyAsync<Pod>(ObjectKey.Of(pod), ConfiguredGate.Body(pod, change), Options, cancellationToken);
        }
        catch (KubernetesException e) when (e.IsNotFound || e.IsConflict)
        {
            // The pod went away meanwhile, or another one bears its name; its watch event brings us back.
        }
    }
}
