using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Tells a follower when the first object of a type comes to a namespace, and when the last one leaves it.</summary>
internal sealed class NamespaceCounter<T>(INamespaceFollower follower) : ICacheListener<T>
    where T : class, IResource<T>
{
    private readonly Dictionary<string, int> _objects = new(StringComparer.Ordinal);

    public void Added(T entity, bool isInInitialList)
    {
        if (entity.Metadata.Namespace is not { } name) return;
        var count = _objects.GetValueOrDefault(name);
        _objects[name] = count + 1;
        if (count == 0) follower.Enter(name);
    }

    public void Updated(T old, T updated)
    {
    }

    public void Deleted(T last)
    {
        if (last.Metadata.Namespace is not { } name || --_objects[name] > 0) return;
        _objects.Remove(name);
        follower.Leave(name);
    }
}
