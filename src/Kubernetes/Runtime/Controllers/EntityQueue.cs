using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Asks every controller of <typeparamref name="T"/> to look at an object, now or after <paramref name="delay"/>. Never blocks; safe from any thread.</summary>
public delegate void EntityQueue<T>(ObjectKey key, TimeSpan delay = default)
    where T : class, IResource<T>;
