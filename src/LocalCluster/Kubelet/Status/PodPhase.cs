using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Status;

/// <summary>The phase as the kubelet's getPhase computes it.</summary>
internal static class PodPhase
{
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Succeeded = "Succeeded";
    public const string Failed = "Failed";

    public static bool IsTerminal(string? phase) => phase is Succeeded or Failed;

    public static string Of(string restartPolicy, PodFacts facts)
    {
        if (facts.Failure is not null && facts.InitContainers.Concat(facts.Containers).All(container => container.State.Running is null))
            return Failed;
        if (restartPolicy == "Never" && facts.InitContainers.Any(container => container.State.Terminated is { ExitCode: not 0 }))
            return Failed;
        if (!facts.InitContainers.All(IsDone))
            return Pending;

        // A container that waits for its restart has ended before; one that never ran keeps the pod pending.
        var running = facts.Containers.Count(container => container.State.Running is not null);
        var ended = facts.Containers.Where(container => container.State.Running is null).Select(container => container.Ended).ToList();
        if (ended.Any(end => end is null) || facts.Containers.Count == 0)
            return Pending;
        if (running > 0 || restartPolicy == "Always")
            return Running;
        return ended.All(end => end!.ExitCode == 0) ? Succeeded
            : restartPolicy == "Never" ? Failed
            : Running;
    }

    public static bool IsDone(ContainerStatus init) => init.State.Terminated is { ExitCode: 0 };
}
