using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <param name="Waited">How long the key was ready before a worker took it.</param>
internal readonly record struct QueueItem(ObjectKey Key, int Priority, TimeSpan Waited);
