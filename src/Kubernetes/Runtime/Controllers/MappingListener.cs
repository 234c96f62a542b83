using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Turns what happens to one type into keys of another.</summary>
internal sealed class MappingListener<T>(Func<T, IEnumerable<ObjectKey>> map, UpdatePredicate<T>? predicate, WorkQueue queue) : ICacheListener<T>
    where T : class, IResource<T>
{
    public void Added(T entity, bool isInInitialList) => Enqueue(map(entity), isInInitialList ? QueuePriority.Low : QueuePriority.Normal);

    // The object may have moved from one owner to another: both must look.
    public void Updated(T old, T updated)
    {
        if (ObjectChange.Matters(old, updated, predicate))
            Enqueue(map(old).Union(map(updated)), QueuePriority.Normal);
    }

    public void Deleted(T last) => Enqueue(map(last), QueuePriority.Normal);

    private void Enqueue(IEnumerable<ObjectKey> keys, int priority)
    {
        foreach (var key in keys)
            queue.Add(key, priority);
    }
}
