using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Where a reflector puts what it sees. Called by one thread at a time.</summary>
internal interface IReflectorSink<T>
    where T : class, IResource<T>
{
    /// <summary>Everything there is at this version; what is missing was deleted.</summary>
    void Replace(IReadOnlyList<T> objects, string? resourceVersion);

    void Apply(T entity);

    void Delete(ObjectKey key, string? resourceVersion);

    /// <summary>All changes up to this version have been told.</summary>
    void Reached(string resourceVersion);
}
