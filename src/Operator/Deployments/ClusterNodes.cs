using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The machines of the cluster. They are watched from the first deployment on that asks: few need them, and a local cluster has none.</summary>
internal sealed class ClusterNodes(IKubernetesClient client, IObjectStore<Node> store, CacheDemand<Node> demand, TimeProvider time)
{
    /// <summary>When to ask again where the machines cannot be read.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    /// <summary>When to look again while the first list is on its way.</summary>
    public static readonly TimeSpan Arriving = TimeSpan.FromMilliseconds(200);

    private volatile ClusterNodesProbe? _probe;

    /// <returns>Null where they cannot be read, with why; both null while they are on their way.</returns>
    public async Task<(IReadOnlyCollection<Node>? Nodes, Rejection? Problem)> ReadAsync(CancellationToken cancellationToken)
    {
        if (store.HasSynced) return (store.List(), null);
        if (_probe is not { } probe || time.GetElapsedTime(probe.At) >= Period)
            _probe = probe = new(await ProblemAsync(cancellationToken), time.GetTimestamp());
        if (probe.Problem is null) demand.Raise();
        return (null, probe.Problem);
    }

    /// <summary>Whether a change of a machine can change where nodes are wanted. The rest of its status changes all the time.</summary>
    public static bool Matters(Node old, Node updated) =>
        UpdatePredicates.LabelsChanged(old, updated)
        || old.Metadata.DeletionTimestamp != updated.Metadata.DeletionTimestamp
        || !(old.Spec?.Taints ?? []).SequenceEqual(updated.Spec?.Taints ?? []);

    private async Task<Rejection?> ProblemAsync(CancellationToken cancellationToken)
    {
        var type = Node.ResourceType;
        if (!await client.IsServedAsync(type.Group, type.Version, type.Plural, cancellationToken))
            return new(ConditionReasons.Unsupported, "spec.mode PerClusterNode needs an API server that serves Nodes; this one does not. Use mode Replicas.");
        try
        {
            await client.ListAsync<Node>(null, new ListOptions(ResourceVersion: "0", Limit: 1), cancellationToken);
            return null;
        }
        catch (KubernetesException e) when (e.IsForbidden)
        {
            return new(ConditionReasons.Unsupported, $"spec.mode PerClusterNode needs Nodes, which the operator may not read: grant it the verbs list and watch on nodes. {e.Message}");
        }
    }
}
