using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A store and the reflector that feeds it.</summary>
/// <param name="demand">Null: it runs from the start.</param>
internal sealed class ResourceCache<T>(ObjectStore<T> store, Func<IReflectorSink<T>, Reflector<T>> createReflector, CacheDemand<T>? demand = null) : IResourceCache
    where T : class, IResource<T>
{
    public ObjectStore<T> Store => store;

    public string Resource => T.ResourceType.Plural;

    public Task Synced => demand is null ? store.Synced : Task.CompletedTask;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (demand is not null) await demand.Raised.WaitAsync(cancellationToken);
        await createReflector(store).RunAsync(cancellationToken);
    }
}
