using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>What happened between two statuses, for people: only changes, never that something still is so.</summary>
internal static class TargetEvents
{
    private const string Validate = "Validate";
    private const string Assign = "Assign";
    private const string Probe = "Probe";

    public static IReadOnlyList<EventNote> Between(ProbeTargetStatus? old, ProbeTargetStatus updated) =>
        [.. Invalid(old, updated), .. Unassigned(old, updated), .. Outages(old, updated), .. Thresholds(old, updated)];

    private static IEnumerable<EventNote> Invalid(ProbeTargetStatus? old, ProbeTargetStatus updated)
    {
        var (before, now) = (Find(old, ConditionTypes.Accepted), Find(updated, ConditionTypes.Accepted));
        if (now is { Status: "False" } && (before?.Status != "False" || before.Message != now.Message))
            yield return new EventNote(EventType.Warning, now.Reason, Validate, now.Message);
    }

    /// <summary>That nodes are still starting is no news, that they are gone is.</summary>
    private static IEnumerable<EventNote> Unassigned(ProbeTargetStatus? old, ProbeTargetStatus updated)
    {
        var (before, now) = (Find(old, ConditionTypes.Assigned), Find(updated, ConditionTypes.Assigned));
        if (now is not { Status: "False" } || now.Reason is ConditionReasons.Suspended or ConditionReasons.InvalidSpec) yield break;
        var isNews = now.Reason == ConditionReasons.NoRunningNode
            ? before?.Status == "True"
            : before?.Status != "False" || before.Reason != now.Reason;
        if (isNews) yield return new EventNote(EventType.Warning, now.Reason, Assign, now.Message);
    }

    private static IEnumerable<EventNote> Outages(ProbeTargetStatus? old, ProbeTargetStatus updated)
    {
        foreach (var outage in updated.Outages ?? [])
        {
            var before = old?.Outages?.FirstOrDefault(
                o => o.Probe == outage.Probe && o.Family == outage.Family && o.StartTime == outage.StartTime);
            var name = $"{outage.Probe} ({outage.Family})";
            if (before is null && outage.EndTime is null)
                yield return new EventNote(EventType.Warning, "Down", Probe, $"{name} is Down: {outage.Reason}, seen by {Nodes(outage.Nodes)}");
            if (before is not { EndTime: null } || outage.EndTime is not { } end || !IsUp(updated, outage)) continue;
            var length = Duration.Format(end - (outage.StartTime ?? end));
            yield return new EventNote(EventType.Normal, "Recovered", Probe, $"{name} is Up again after {length}");
        }
    }

    private static IEnumerable<EventNote> Thresholds(ProbeTargetStatus? old, ProbeTargetStatus updated)
    {
        var (before, now) = (Find(old, ConditionTypes.Ready), Find(updated, ConditionTypes.Ready));
        if (ThresholdWords.IsPast(now) && !ThresholdWords.IsPast(before)) yield return new EventNote(EventType.Warning, now!.Reason, Probe, now.Message);
        if (ThresholdWords.IsPast(before) && now?.Status == "True")
            yield return new EventNote(EventType.Normal, "WithinThresholds", Probe, "Every figure is within its threshold again");
    }

    private static bool IsUp(ProbeTargetStatus status, Outage outage) =>
        status.Results?.Any(result => result.Probe == outage.Probe && result.Family == outage.Family && result.State == ProbeState.Up) == true;

    private static string Nodes(int? count) => count == 1 ? "1 node" : $"{count} nodes";

    private static Condition? Find(ProbeTargetStatus? status, string type) => status?.Conditions?.FirstOrDefault(condition => condition.Type == type);
}
