namespace NetworkTelemetry.Kubernetes.Runtime;

internal static class QueuePriority
{
    public const int Normal = 0;

    /// <summary>First lists and resyncs: what a person just changed goes before the storm of a start.</summary>
    public const int Low = -100;
}
