namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>An object that the API server stores. Implemented by immutable records, so caches can hand out references.</summary>
public interface IKubernetesObject
{
    string? ApiVersion { get; }
    string? Kind { get; }
    ObjectMeta Metadata { get; }
}
