using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// What the watch of <typeparamref name="T"/> has seen, overlaid with this process's own newer writes. Reads never block and never go to
/// the server; a returned list is a snapshot.
/// </summary>
public interface IObjectStore<T>
    where T : class, IResource<T>
{
    /// <summary>Whether the first list has arrived. Controllers start only after that.</summary>
    bool HasSynced { get; }

    T? Get(ObjectKey key);

    IReadOnlyCollection<T> List();

    IReadOnlyCollection<T> ListNamespace(string namespaceName);

    /// <summary>Objects with an owner reference (controller or not) to this uid.</summary>
    IReadOnlyCollection<T> ListOwnedBy(string ownerUid);

    /// <param name="index">As named in <see cref="CacheBuilder{T}.WithIndex"/>.</param>
    IReadOnlyCollection<T> ListByIndex(string index, string value);

    /// <summary>Remembers an own write until the watch has caught up. The injected <see cref="Client.IKubernetesClient"/> does so by itself.</summary>
    void RecordWrite(T written);
}
