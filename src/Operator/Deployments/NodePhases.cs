using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The phase of a node: a pure, total function of what is observed. The first row that matches wins.</summary>
internal static class NodePhases
{
    /// <summary>Restarts that are left to the kubelet before a crash loop counts as a failure of the pod.</summary>
    public const int CrashLoopRestarts = 3;

    private static readonly HashSet<string> ImageFailures = new(StringComparer.Ordinal)
    {
        "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError", "RegistryUnavailable",
        "CreateContainerConfigError", "CreateContainerError",
    };

    private static readonly Func<PodObservation, NodeState?>[] Table =
    [
        Ended, ImageFailed, CrashLoops, PastDeadline, BackingOff, NoPod, Unscheduled, NotStarted, NotConfigured, NotReady,
    ];

    public static NodeState Decide(PodObservation observed)
    {
        foreach (var row in Table)
            if (row(observed) is { } state) return state;
        return new(NodePhase.Running);
    }

    private static NodeState? Ended(PodObservation o) => o.Pod?.Status?.Phase is "Failed" or "Succeeded"
        ? new(NodePhase.Failed, o.Pod.Status.Reason ?? NodeReasons.PodFailed, o.Pod.Status.Message ?? $"Pod {o.Pod.Metadata.Name} has ended.")
        : null;

    private static NodeState? ImageFailed(PodObservation o) => Waiting(o) is { Reason: { } reason } waiting && ImageFailures.Contains(reason)
        ? new(NodePhase.Failed, reason, waiting.Message ?? $"The container of pod {o.Pod!.Metadata.Name} cannot be created.")
        : null;

    private static NodeState? CrashLoops(PodObservation o) => Waiting(o) is { Reason: "CrashLoopBackOff" } && o.Pod!.Prober()!.RestartCount >= CrashLoopRestarts
        ? new(NodePhase.Failed, "CrashLoopBackOff", $"The prober of pod {o.Pod!.Metadata.Name} was restarted {o.Pod.Prober()!.RestartCount} times: {LastExit(o.Pod)}.")
        : null;

    private static NodeState? PastDeadline(PodObservation o) =>
        o.Pod is not null && !(o.Pod.Has("Ready") && o.Pod.IsConfigured()) && o.Now - o.Pod.StartingSince() >= o.Deadline
            ? new(NodePhase.Failed, NodeReasons.DeadlineExceeded, $"Pod {o.Pod.Metadata.Name} was not ready within {Duration.Format(o.Deadline)}.")
            : null;

    private static NodeState? BackingOff(PodObservation o) => o.Pod is null && o.WaitsFor is { } cause
        ? new(NodePhase.Failed, cause.Reason, cause.Message)
        : null;

    private static NodeState? NoPod(PodObservation o) => o.Pod is null ? new(NodePhase.Pending, NodeReasons.NoPod, "The pod is about to be created.") : null;

    private static NodeState? Unscheduled(PodObservation o) => o.Pod is not { } pod || pod.Has("PodScheduled")
        ? null
        : new(NodePhase.Pending, NodeReasons.Unscheduled, pod.Condition("PodScheduled")?.Message ?? $"Pod {pod.Metadata.Name} is not scheduled yet.");

    private static NodeState? NotStarted(PodObservation o) => o.Pod is not { } pod || pod.Has("ContainersReady")
        ? null
        : new(NodePhase.Provisioning, Waiting(o)?.Reason ?? NodeReasons.ContainersNotReady, Waiting(o)?.Message ?? $"The prober of pod {pod.Metadata.Name} is not ready yet.");

    private static NodeState? NotConfigured(PodObservation o) => o.Pod is not { } pod || pod.IsConfigured()
        ? null
        : new(NodePhase.Configuring, NodeReasons.AwaitingConfiguration, $"The prober of pod {pod.Metadata.Name} has not accepted a target list yet.");

    // The kubelet has not seen the gate yet, or has stopped answering: the machine may be lost.
    private static NodeState? NotReady(PodObservation o) => o.Pod is not { } pod || pod.Has("Ready")
        ? null
        : new(NodePhase.Configuring, NodeReasons.PodNotReady, pod.Condition("Ready")?.Message is { Length: > 0 } message ? message : $"Pod {pod.Metadata.Name} is not Ready.");

    private static ContainerStateWaiting? Waiting(PodObservation o) => o.Pod?.Prober()?.State?.Waiting;

    private static string LastExit(Pod pod) => pod.Prober()?.LastState?.Terminated is { } exit ? $"exit code {exit.ExitCode}" : "unknown exit";
}
