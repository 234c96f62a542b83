using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The machines of the cluster. Listed when a deployment asks, not watched: their status changes every few seconds, and few deployments need them.</summary>
internal sealed class ClusterNodes(IKubernetesClient client, TimeProvider time) : IDisposable
{
    /// <summary>How old an answer may be, and how often to ask again.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IReadOnlyList<Node>? _nodes;
    private DateTimeOffset? _listedAt;

    /// <summary>Null when the API has no Nodes, as a local cluster.</summary>
    public async Task<IReadOnlyList<Node>?> ListAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (time.GetUtcNow() - _listedAt < Period) return _nodes;
            var type = Node.ResourceType;
            var served = await client.IsServedAsync(type.Group, type.Version, type.Plural, cancellationToken);
            _nodes = served ? (await client.ListAsync<Node>(null, new ListOptions(ResourceVersion: "0"), cancellationToken)).Items : null;
            _listedAt = time.GetUtcNow();
            return _nodes;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
