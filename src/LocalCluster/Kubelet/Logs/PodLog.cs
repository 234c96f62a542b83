using NetworkTelemetry.LocalCluster.Kubelet.Containers;
using NetworkTelemetry.LocalCluster.Kubelet.Pods;

namespace NetworkTelemetry.LocalCluster.Kubelet.Logs;

/// <summary>Finds the log of a container, or says in Kubernetes' words why there is none.</summary>
internal static class PodLog
{
    /// <exception cref="FileNotFoundException">There is no such container, or no log of it.</exception>
    public static LogSource Find(
        string pod, string container, bool previous, IEnumerable<ContainerRunner> runners, PodDirectory directory, Func<ContainerRunner, bool> hasEnded)
    {
        var runner = runners.FirstOrDefault(each => each.Name == container)
            ?? throw new FileNotFoundException($"container {container} is not valid for pod {pod}");
        if (previous)
        {
            return File.Exists(directory.PreviousLog(container))
                ? new LogSource(directory.PreviousLog(container), null, HasEnded: true)
                : throw new FileNotFoundException($"previous terminated container \"{container}\" in pod \"{pod}\" not found");
        }
        // Asked in this order: an instance that begins between the two is then followed, not missed.
        var ended = hasEnded(runner);
        return File.Exists(directory.Log(container))
            ? new LogSource(directory.Log(container), runner.Status.ContainerID, ended)
            : throw new FileNotFoundException($"container \"{container}\" in pod \"{pod}\" is waiting to start: {runner.Status.State.Waiting?.Reason ?? "ContainerCreating"}");
    }
}
