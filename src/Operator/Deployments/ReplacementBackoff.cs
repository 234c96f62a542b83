using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>How long a failed node waits for its next pod: 10 s, doubling to 5 min as a kubelet's own retries do, within a tenth more or less.</summary>
internal static class ReplacementBackoff
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="attempts">Pods that failed in a row, at least 1.</param>
    public static TimeSpan Delay(string node, int attempts)
    {
        var delay = First * Math.Pow(2, Math.Clamp(attempts, 1, 12) - 1);
        if (delay > Longest) delay = Longest;

        // Spread, so that nodes that failed together don't start together; by hash, so that a restarted operator waits for the same moment.
        var spread = Rendezvous.Hash($"{node}/{attempts}") % 1000 / 1000.0;
        return delay * (0.9 + (0.2 * spread));
    }

    /// <summary>When the node may have its next pod; null when it does not wait. After a failure that lies in the future, because the clock was set back, at once.</summary>
    public static DateTimeOffset? Until(NodeStatus? previous, DateTimeOffset now) =>
        previous is { Phase: nameof(NodePhase.Failed), LastFailureTime: { } failed, Name: { } name }
            ? failed > now ? now : failed + Delay(name, previous.Attempts ?? 1)
            : null;
}
