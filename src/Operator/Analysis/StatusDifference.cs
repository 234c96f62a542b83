using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>Tells a change that must be written now from figures that can wait their turn.</summary>
internal static class StatusDifference
{
    /// <summary>Weight of words and counts of nodes: before any figure.</summary>
    public const double Details = 1000;

    public static StatusChange Between(ProbeTargetStatus? stored, ProbeTargetStatus updated)
    {
        if (stored is null || IsTransition(stored, updated)) return StatusChange.Transition;
        var weight = DetailsDiffer(stored, updated) ? Details : 0;
        foreach (var (old, now) in (stored.Results ?? []).Zip(updated.Results ?? [])) weight = Math.Max(weight, FigureDrift.Between(old, now));
        return new StatusChange(false, weight);
    }

    private static bool IsTransition(ProbeTargetStatus stored, ProbeTargetStatus updated) =>
        stored.ObservedGeneration != updated.ObservedGeneration || stored.Phase != updated.Phase || stored.AssignedNodes != updated.AssignedNodes
        || (stored.Rtt is null && updated.Rtt is not null)
        || !Same(stored.Conditions, updated.Conditions, SameCondition)
        || !Same(stored.Results, updated.Results, SameResult)
        || !Same(stored.Outages, updated.Outages, SameOutage);

    private static bool SameCondition(Condition a, Condition b) =>
        a.Type == b.Type && a.Status == b.Status && a.Reason == b.Reason && a.ObservedGeneration == b.ObservedGeneration;

    /// <summary>The first figures of a result are news; their disappearance comes with a change of state.</summary>
    private static bool SameResult(ProbeResult a, ProbeResult b) =>
        a.Probe == b.Probe && a.Family == b.Family && a.State == b.State && !(a.Rtt is null && b.Rtt is not null);

    private static bool SameOutage(Outage a, Outage b) =>
        a.Probe == b.Probe && a.Family == b.Family && a.StartTime == b.StartTime && a.EndTime == b.EndTime;

    private static bool DetailsDiffer(ProbeTargetStatus stored, ProbeTargetStatus updated) =>
        !Same(stored.Conditions, updated.Conditions, (a, b) => a.Message == b.Message || ThresholdWords.AreSame(a, b))
        || !Same(stored.Results, updated.Results, SameDetails)
        || !Same(stored.Outages, updated.Outages, (a, b) => a.Reason == b.Reason && a.Nodes == b.Nodes);

    private static bool SameDetails(ProbeResult a, ProbeResult b) =>
        a.Reason == b.Reason && a.Message == b.Message && a.NodesUp == b.NodesUp && a.NodesDown == b.NodesDown && a.CertificateNotAfter == b.CertificateNotAfter;

    private static bool Same<T>(IReadOnlyList<T>? a, IReadOnlyList<T>? b, Func<T, T, bool> same) =>
        (a?.Count ?? 0) == (b?.Count ?? 0) && (a ?? []).Zip(b ?? [], same).All(equal => equal);
}
