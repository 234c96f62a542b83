using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Brings the world to what <c>spec</c> says. Level-triggered: called with the newest known state, never twice at once for one object,
/// again after every failure with back-off (5 ms … 1000 s or <see cref="ControllerBuilder{T}.WithLongestBackoff"/>, forever).
/// </summary>
public interface IEntityController<T>
    where T : class, IResource<T>
{
    /// <param name="entity">From the cache: immutable, and at least as new as this process's own last write.</param>
    Task<ReconciliationResult<T>> ReconcileAsync(T entity, CancellationToken cancellationToken);

    /// <summary>Told once, with the last known state, when the object is gone. Best effort: what must happen belongs in a finalizer.</summary>
    Task<ReconciliationResult<T>> DeletedAsync(T entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<T>.Success(entity));
}
