using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A store and what feeds it.</summary>
/// <param name="demand">Null: it runs from the start.</param>
internal sealed class ResourceCache<T>(ICachedStore<T> store, Func<CancellationToken, Task> run, CacheDemand<T>? demand = null) : IResourceCache
    where T : class, IResource<T>
{
    public ICachedStore<T> Store => store;

    public string Resource => T.ResourceType.Plural;

    public Task Synced => demand is null ? store.Synced : Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (demand is not null) await demand.Raised.WaitAsync(cancellationToken);
        await run(cancellationToken);
    }
}
