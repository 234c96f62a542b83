using System.Text.Json.Serialization;

namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

/// <summary>What is known of one container; written to the pod's status as it is.</summary>
internal sealed record ContainerStatus
{
    public required string Name { get; init; }
    public string Image { get; init => field = value ?? ""; } = "";
    public string ImageID { get; init => field = value ?? ""; } = "";
    public string? ContainerID { get; init; }
    public int RestartCount { get; init; }
    public bool Ready { get; init; }
    public bool? Started { get; init; }
    public ContainerState State { get; init => field = value ?? new(); } = new();
    public ContainerState LastState { get; init => field = value ?? new(); } = new();

    /// <summary>How the latest finished instance ended.</summary>
    [JsonIgnore]
    public ContainerTerminated? Ended => State.Terminated ?? LastState.Terminated;

    public ContainerStatus With(ContainerWaiting waiting) =>
        this with
        {
            Ready = false,
            Started = false,
            State = new ContainerState { Waiting = waiting },
            LastState = State.Terminated is { } ended ? new ContainerState { Terminated = ended } : LastState,
        };
}

/// <summary>At most one member is set.</summary>
internal sealed record ContainerState
{
    public ContainerWaiting? Waiting { get; init; }
    public ContainerRunning? Running { get; init; }
    public ContainerTerminated? Terminated { get; init; }
}

internal sealed record ContainerWaiting(string? Reason, string? Message = null);

internal sealed record ContainerRunning(DateTimeOffset StartedAt);

internal sealed record ContainerTerminated
{
    public int ExitCode { get; init; }
    public string? Reason { get; init; }
    public string? Message { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? ContainerID { get; init; }
}
