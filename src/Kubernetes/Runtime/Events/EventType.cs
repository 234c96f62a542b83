namespace NetworkTelemetry.Kubernetes.Runtime;

public enum EventType
{
    Normal,
    Warning,
}
