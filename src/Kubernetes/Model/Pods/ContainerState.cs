namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>At most one member is set; none means waiting.</summary>
public sealed record ContainerState
{
    public ContainerStateWaiting? Waiting { get; init; }
    public ContainerStateRunning? Running { get; init; }
    public ContainerStateTerminated? Terminated { get; init; }
}
