using NetworkTelemetry.LocalCluster.Kubelet.Containers;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Pods;

/// <summary>Finds out what became of a container that an earlier kubelet process may have started.</summary>
internal static class PodRestorer
{
    /// <summary>The address that the pod had; its processes listen on it even when the status that named it was never written.</summary>
    public static string? Address(Pod pod, PodDirectory directory) => pod.Status.PodIP ?? directory.Runs().Select(run => run.Run.PodIP).FirstOrDefault();

    public static (ContainerStatus Status, ChildProcess? Process, RunRecord? Run) Restore(Container container, bool isInit, Pod pod, PodDirectory directory, DateTimeOffset now)
    {
        var run = RunRecord.Read(directory.Run(container.Name));
        var process = run is { Ended: null } ? ChildProcess.Adopt(directory.Identity(container.Name), run.BootId) : null;
        // The first process is gone but may have left others behind, which a restart must not meet.
        if (process is null && run is { Ended: null } && ChildProcess.Session(directory.Identity(container.Name), run.BootId) is { } session)
            ProcessSession.KillMembers(session);
        foreach (var identity in directory.CommandIdentities(container.Name))
        {
            if (run is not null && ChildProcess.Session(identity, run.BootId) is { } command)
                ProcessSession.KillMembers(command);
            File.Delete(identity);
        }
        var waiting = new ContainerWaiting(pod.Spec.InitContainers.Count > 0 ? "PodInitializing" : "ContainerCreating");
        var reported = (isInit ? pod.Status.InitContainerStatuses : pod.Status.ContainerStatuses).FirstOrDefault(status => status.Name == container.Name);
        return (RestoredContainer.Status(container, waiting, reported, run, process is not null, now), process, run);
    }
}
