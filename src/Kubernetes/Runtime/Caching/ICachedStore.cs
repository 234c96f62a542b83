using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A store as the runtime itself sees it.</summary>
internal interface ICachedStore<T> : IObjectStore<T>
    where T : class, IResource<T>
{
    /// <summary>When the first list has arrived.</summary>
    Task Synced { get; }

    /// <summary>Before the watch starts: later listeners would miss what came before.</summary>
    void Subscribe(ICacheListener<T> listener);
}
