using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Starts the cache of a type that is <see cref="CacheBuilder{T}.OnDemand"/>.</summary>
public sealed class CacheDemand<T>
    where T : class, IResource<T>
{
    private readonly TaskCompletionSource _raised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Raised => _raised.Task;

    /// <summary>From now on the type is watched. Never blocks; once is enough.</summary>
    public void Raise() => _raised.TrySetResult();
}
