using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>When time alone will change what is to be done.</summary>
internal static class NextLook
{
    public static TimeSpan? Of(AssessedNode node, TimeSpan deadline, DateTimeOffset now)
    {
        DateTimeOffset? at = node.State.Phase switch
        {
            NodePhase.Failed => ReplacementBackoff.Until(node.Status, now),
            NodePhase.Running => node.Status.Attempts is null ? null : node.Status.LastTransitionTime + NodeHistory.Recovered,
            _ => node.Facts.Pod?.StartingSince() + deadline,
        };
        return at is null ? null : Later(at.Value - now);
    }

    public static TimeSpan? Earliest(params IEnumerable<TimeSpan?> looks) => looks.Min();

    // A moment that has passed was acted on already; what follows from it arrives by watch.
    private static TimeSpan Later(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.FromSeconds(1);
}
