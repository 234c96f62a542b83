using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal sealed record FinalizerRegistration<T>(string Identifier, IEntityFinalizer<T> Finalizer)
    where T : class, IResource<T>;
