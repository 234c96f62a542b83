using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A store and what feeds it.</summary>
internal sealed class ResourceCache<T>(ICachedStore<T> store, Func<CancellationToken, Task> run) : IResourceCache
    where T : class, IResource<T>
{
    public ICachedStore<T> Store => store;

    public string Resource => T.ResourceType.Plural;

    public Task Synced => store.Synced;

    public Task RunAsync(CancellationToken cancellationToken) => run(cancellationToken);
}
