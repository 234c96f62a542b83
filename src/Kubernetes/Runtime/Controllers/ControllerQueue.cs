using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The queue of one controller; its own object, so that a controller can be given <see cref="EntityQueue{T}"/> before its runner exists.</summary>
internal sealed record ControllerQueue<T>(string Controller, WorkQueue Queue)
    where T : class, IResource<T>;
