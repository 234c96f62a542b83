namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>A kubeconfig or service account that cannot be used. The message is one line for people.</summary>
public sealed class KubernetesConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
