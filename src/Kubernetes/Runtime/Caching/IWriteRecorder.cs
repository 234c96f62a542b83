using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Told what this process wrote, of any type.</summary>
internal interface IWriteRecorder
{
    void Record<T>(T written)
        where T : class, IResource<T>;
}
