using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Told what the watch saw, in order. Must not block: it runs on the watch's own thread.</summary>
internal interface ICacheListener<T>
    where T : class, IResource<T>
{
    void Added(T entity, bool isInInitialList);

    void Updated(T old, T updated);

    /// <param name="last">The last known state.</param>
    void Deleted(T last);
}
