using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

/// <summary>What a kubelet that has just started believes of a container, from the pod's status and the run file.</summary>
internal static class RestoredContainer
{
    /// <param name="waiting">The state of one that never ran.</param>
    /// <param name="reported">From the pod's status, which may lag behind the run file or be ahead of none.</param>
    public static ContainerStatus Status(Container container, ContainerWaiting waiting, ContainerStatus? reported, RunRecord? run, bool isAlive, DateTimeOffset now)
    {
        var status = reported ?? new ContainerStatus { Name = container.Name, Image = container.Image, State = new() { Waiting = waiting } };
        if (run is null)
            return status.State.Running is { } lost ? Ended(status, ContainerExit.Describe(null, status.ContainerID, lost.StartedAt, now)) : status;

        var isReported = status.ContainerID == run.ContainerID;
        if (isAlive)
        {
            return status with
            {
                ContainerID = run.ContainerID,
                RestartCount = run.RestartCount,
                LastState = isReported || status.Ended is null ? status.LastState : new() { Terminated = status.Ended },
                State = new() { Running = new(run.StartedAt) },
                // A ready container stays so until a probe says otherwise: restarting the cluster is no outage.
                Ready = isReported && status.Ready,
                Started = isReported && status.Started == true,
            };
        }
        var end = run.Ended ?? (isReported && status.Ended?.ContainerID == run.ContainerID ? status.Ended : null)
            ?? ContainerExit.Describe(null, run.ContainerID, run.StartedAt, now);
        return Ended(status with { ContainerID = run.ContainerID, RestartCount = run.RestartCount }, end);
    }

    private static ContainerStatus Ended(ContainerStatus status, ContainerTerminated end) =>
        status with { Ready = false, Started = false, State = new() { Terminated = end } };
}
