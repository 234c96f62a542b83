using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The memory of a node: counts failures in a row, and keeps the times of transitions.</summary>
internal static class NodeHistory
{
    /// <summary>A node that has been Running for this long has left its failures behind.</summary>
    public static readonly TimeSpan Recovered = TimeSpan.FromMinutes(5);

    public static NodeStatus Next(NodeStatus? previous, NodeState state, string? podName, DateTimeOffset now)
    {
        now = StoredTime.Of(now);
        var phase = state.Phase.ToString();
        var changed = previous?.Phase != phase;
        var failed = state.Phase == NodePhase.Failed && (changed || (podName is not null && previous!.PodName != podName));
        var attempts = previous?.Attempts ?? 0;
        if (failed) attempts++;
        else if (Forgets(previous, state, now)) attempts = 0;
        return new NodeStatus
        {
            Name = previous?.Name,
            Phase = phase,
            PodName = podName ?? (state.Phase == NodePhase.Failed ? previous?.PodName : null),
            Attempts = attempts == 0 ? null : attempts,
            Reason = state.Reason,
            Message = state.Message,
            LastTransitionTime = changed ? now : previous!.LastTransitionTime,
            LastFailureTime = failed ? now : previous?.LastFailureTime,
        };
    }

    private static bool Forgets(NodeStatus? previous, NodeState state, DateTimeOffset now) =>
        state.Phase == NodePhase.Running && previous?.Phase == nameof(NodePhase.Running) && now - previous.LastTransitionTime >= Recovered;
}
