namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>What happens to the objects that a deleted object owns.</summary>
public enum PropagationPolicy
{
    Background,
    Foreground,
    Orphan,
}
