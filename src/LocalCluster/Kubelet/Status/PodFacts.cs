using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Status;

/// <summary>What the node knows of a pod; with the pod itself it determines the status.</summary>
internal sealed record PodFacts
{
    /// <summary>Why the pod can't be placed; null when it is.</summary>
    public string? Unschedulable { get; init; }
    public string? PodIP { get; init; }
    public string HostIP { get; init; } = "127.0.0.1";
    public DateTimeOffset? StartTime { get; init; }
    public IReadOnlyList<ContainerStatus> InitContainers { get; init; } = [];
    public IReadOnlyList<ContainerStatus> Containers { get; init; } = [];

    /// <summary>Set when the node itself ended the pod, for example DeadlineExceeded.</summary>
    public PodFailure? Failure { get; init; }
}

internal sealed record PodFailure(string Reason, string Message);
