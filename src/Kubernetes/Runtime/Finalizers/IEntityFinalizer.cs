using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Work that must be done before an object may go. The finalizer's name is attached before the first reconcile, and removed once
/// <see cref="FinalizeAsync"/> has succeeded; it may be called again after success.
/// </summary>
public interface IEntityFinalizer<T>
    where T : class, IResource<T>
{
    Task<ReconciliationResult<T>> FinalizeAsync(T entity, CancellationToken cancellationToken);
}
