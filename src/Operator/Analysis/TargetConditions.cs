using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>What is true of a target now, in the four conditions and the phase.</summary>
internal static class TargetConditions
{
    /// <param name="required">Results of the Required probes.</param>
    /// <param name="passed">Sentences about the thresholds that they have passed.</param>
    public static TargetVerdicts Of(TargetFacts facts, IReadOnlyList<ProbeResult> required, IReadOnlyList<string> passed)
    {
        var accepted = facts.Errors.Count == 0
            ? new ConditionVerdict(ConditionTypes.Accepted, true, ConditionReasons.Valid, "The spec is valid.")
            : new ConditionVerdict(ConditionTypes.Accepted, false, ConditionReasons.InvalidSpec, string.Join("; ", facts.Errors));
        var assigned = Assigned(facts, accepted);
        var reachable = Reachable(assigned, required);
        var ready = Ready(accepted, assigned, reachable, passed);
        return new TargetVerdicts(accepted, assigned, reachable, ready, PhaseOf(accepted, assigned, reachable, passed));
    }

    private static ConditionVerdict Assigned(TargetFacts facts, ConditionVerdict accepted)
    {
        const string type = ConditionTypes.Assigned;
        if (!accepted.IsTrue) return new ConditionVerdict(type, false, accepted.Reason, "No node measures a target whose spec is not valid.");
        if (facts.Target.Spec.Suspend == true)
            return new ConditionVerdict(type, false, ConditionReasons.Suspended, "No node measures the target, because spec.suspend is true.");
        var (nodes, reason, message) = facts.Assignment;
        return new ConditionVerdict(type, nodes > 0, reason, message);
    }

    private static ConditionVerdict Reachable(ConditionVerdict assigned, IReadOnlyList<ProbeResult> required)
    {
        const string type = ConditionTypes.Reachable;
        if (!assigned.IsTrue) return new ConditionVerdict(type, null, assigned.Reason, "No node measures the target.");
        if (In(ProbeState.Down) is { Count: > 0 } down) return new ConditionVerdict(type, false, ConditionReasons.ProbesDown, Sentences(down));
        if (In(ProbeState.Unknown) is { Count: > 0 } unknown)
            return new ConditionVerdict(type, null, ConditionReasons.ProbesUnknown, Sentences(unknown));
        if (In(ProbeState.Pending) is { Count: > 0 } pending)
        {
            var names = string.Join(", ", pending.Select(Name));
            return new ConditionVerdict(type, null, ConditionReasons.AwaitingResults, $"No node has finished a round of {names} yet.");
        }

        var message = required.Count == 0 ? "No probe is Required." : "Every Required probe is Up.";
        return new ConditionVerdict(type, true, ConditionReasons.AllProbesUp, message);

        List<ProbeResult> In(string state) => [.. required.Where(result => result.State == state)];

        string Sentences(List<ProbeResult> results) => string.Join("; ", results.Select(Sentence));
    }

    private static ConditionVerdict Ready(ConditionVerdict accepted, ConditionVerdict assigned, ConditionVerdict reachable, IReadOnlyList<string> passed)
    {
        if (!accepted.IsTrue) return accepted with { Type = ConditionTypes.Ready };
        if (!assigned.IsTrue) return assigned with { Type = ConditionTypes.Ready };
        if (!reachable.IsTrue || passed.Count == 0) return reachable with { Type = ConditionTypes.Ready };
        return new ConditionVerdict(ConditionTypes.Ready, false, ConditionReasons.ThresholdExceeded, string.Join(" ", passed));
    }

    private static string PhaseOf(ConditionVerdict accepted, ConditionVerdict assigned, ConditionVerdict reachable, IReadOnlyList<string> passed)
    {
        if (!accepted.IsTrue) return TargetPhase.Invalid;
        if (assigned.Reason == ConditionReasons.Suspended) return TargetPhase.Suspended;
        if (!assigned.IsTrue) return TargetPhase.Pending;
        if (reachable.IsFalse) return TargetPhase.Down;
        if (!reachable.IsTrue) return reachable.Reason == ConditionReasons.AwaitingResults ? TargetPhase.Pending : TargetPhase.Unknown;
        return passed.Count > 0 ? TargetPhase.Degraded : TargetPhase.Up;
    }

    private static string Name(ProbeResult result) => $"{result.Probe} ({result.Family})";

    private static string Sentence(ProbeResult result)
    {
        var reason = result.Reason is null ? "" : $": {result.Reason}";
        var message = string.IsNullOrEmpty(result.Message) ? "" : $", {result.Message}";
        return $"{Name(result)} is {result.State}{reason}{message}";
    }
}
