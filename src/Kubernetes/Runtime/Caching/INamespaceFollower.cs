namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Told which namespaces are worth watching. Must not block.</summary>
internal interface INamespaceFollower
{
    void Enter(string namespaceName);

    void Leave(string namespaceName);
}
