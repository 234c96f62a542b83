using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Whether an update matters. Creation, deletion and the start of a deletion always do.</summary>
public delegate bool UpdatePredicate<T>(T old, T updated)
    where T : class, IResource<T>;
