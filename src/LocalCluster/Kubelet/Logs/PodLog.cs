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
            var restarts = runner.Status.RestartCount;
            return restarts > 0 && File.Exists(directory.Log(container, restarts - 1))
                ? new LogSource(directory.Log(container, restarts - 1), HasEnded: true)
                : throw new FileNotFoundException($"previous terminated container \"{container}\" in pod \"{pod}\" not found");
        }
        // Asked in this order: a run that begins between the two is then followed, not missed.
        var ended = hasEnded(runner);
        var log = directory.Log(container, runner.Status.RestartCount);
        return File.Exists(log)
            ? new LogSource(log, ended)
            : throw new FileNotFoundException($"container \"{container}\" in pod \"{pod}\" is waiting to start: {runner.Status.State.Waiting?.Reason ?? "ContainerCreating"}");
    }
}
