using System.Collections.Concurrent;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Enqueues a controller's own objects, and keeps the last state of deleted ones until the controller has been told.</summary>
internal sealed class EntityListener<T>(UpdatePredicate<T>? predicate, WorkQueue queue) : ICacheListener<T>
    where T : class, IResource<T>
{
    private readonly ConcurrentDictionary<ObjectKey, T> _deleted = new();

    public void Added(T entity, bool isInInitialList) =>
        queue.Add(ObjectKey.Of(entity), isInInitialList ? QueuePriority.Low : QueuePriority.Normal);

    public void Updated(T old, T updated)
    {
        if (ObjectChange.Matters(old, updated, predicate))
            queue.Add(ObjectKey.Of(updated));
    }

    public void Deleted(T last)
    {
        var key = ObjectKey.Of(last);
        _deleted[key] = last;
        queue.Add(key);
    }

    public T? LastStateOf(ObjectKey key) => _deleted.GetValueOrDefault(key);

    /// <summary>Only this state: another deletion under the same name may have come since.</summary>
    public void Told(ObjectKey key, T last) => _deleted.TryRemove(KeyValuePair.Create(key, last));
}
