using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A store and the reflector that feeds it.</summary>
internal sealed class ResourceCache<T>(ObjectStore<T> store, Func<IReflectorSink<T>, Reflector<T>> createReflector) : IResourceCache
    where T : class, IResource<T>
{
    public ObjectStore<T> Store => store;

    public string Resource => T.ResourceType.Plural;

    public Task Synced => store.Synced;

    public Task RunAsync(CancellationToken cancellationToken) => createReflector(store).RunAsync(cancellationToken);
}
