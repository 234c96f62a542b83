namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>A container can't be created as its spec stands; shown as waiting reason CreateContainerConfigError with this message.</summary>
internal sealed class ContainerConfigException(string message) : Exception(message);
