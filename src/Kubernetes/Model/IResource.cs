namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>An object type that knows its own endpoint and serialiser, so that generic code needs no reflection.</summary>
public interface IResource<TSelf> : IKubernetesObject
    where TSelf : class, IResource<TSelf>
{
    static abstract ResourceType<TSelf> ResourceType { get; }
}
