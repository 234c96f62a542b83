using System.Collections.Concurrent;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Tests.Targets;

/// <summary>What a watch would have seen.</summary>
internal sealed class MemoryStore<T> : IObjectStore<T>
    where T : class, IResource<T>
{
    private readonly ConcurrentDictionary<ObjectKey, T> _objects = new();

    public bool HasSynced => true;

    public T? Get(ObjectKey key) => _objects.GetValueOrDefault(key);

    public IReadOnlyCollection<T> List() => [.. _objects.Values];

    public IReadOnlyCollection<T> ListNamespace(string namespaceName) => [.. _objects.Values.Where(entity => Meta(entity).Namespace == namespaceName)];

    public IReadOnlyCollection<T> ListOwnedBy(string ownerUid) => [];

    public IReadOnlyCollection<T> ListByIndex(string index, string value) => [.. _objects.Values.Where(entity => Meta(entity).Uid == value)];

    public void RecordWrite(T written) => _objects[ObjectKey.Of(written)] = written;

    public void RecordDelete(ObjectKey key, string? uid) => _objects.TryRemove(key, out _);

    private static ObjectMeta Meta(IKubernetesObject entity) => entity.Metadata;
}
