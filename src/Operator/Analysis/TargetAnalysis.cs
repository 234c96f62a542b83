using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Reporting;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>The status that a target should have. Pure: the same facts, the same status.</summary>
internal static class TargetAnalysis
{
    public static ProbeTargetStatus StatusOf(TargetFacts facts)
    {
        var (target, stored) = (facts.Target, facts.Target.Status);
        var probes = TargetCompiler.Probes(target.Spec);
        var required = (target.Spec.Probes ?? [])
            .Where(probe => (probe.Importance ?? ProbeDefaults.Importance) == Importance.Required)
            .Select(probe => probe.Name ?? "")
            .ToHashSet(StringComparer.Ordinal);
        var results = ResultsOf(facts);
        var requiredResults = results.Where(result => required.Contains(result.Probe ?? "")).ToList();
        var said = ThresholdWords.Of(stored?.Conditions);
        var passed = requiredResults
            .SelectMany(result => ThresholdCheck.Passed(result, probes.First(probe => probe.Name == result.Probe).Thresholds, said, facts.Now))
            .ToList();
        var verdicts = TargetConditions.Of(facts, requiredResults, passed);
        var shown = probes.FirstOrDefault(probe => required.Contains(probe.Name)) ?? (probes.Count > 0 ? probes[0] : null);
        var shownResults = results.Where(result => result.Probe == shown?.Name).ToList();
        return new ProbeTargetStatus
        {
            ObservedGeneration = target.Metadata.Generation,
            Conditions = ConditionTimes.Stamp(verdicts.All, stored?.Conditions, target.Metadata.Generation, facts.Now),
            Phase = verdicts.Phase,
            AssignedNodes = facts.Assignment.Nodes,
            Rtt = shownResults.FirstOrDefault(result => result.Rtt is not null)?.Rtt,
            Loss = shownResults.FirstOrDefault(result => result.Loss is not null)?.Loss,
            Results = results,
            Outages = OutageLog.Next(stored?.Outages ?? [], results, required, facts.Now),
        };
    }

    private static IReadOnlyList<ProbeResult> ResultsOf(TargetFacts facts)
    {
        var (target, stored) = (facts.Target, facts.Target.Status);
        if (facts.Errors.Count > 0 || target.Spec.Suspend == true) return [];
        var sameSpec = stored is not null && stored.ObservedGeneration == target.Metadata.Generation;
        var previous = stored?.Results ?? [];

        // A restarted operator: what is stored is better than the view of those nodes that happened to answer first.
        if (sameSpec && previous.Count > 0 && facts.Nodes.Any(node => node.Standing == NodeStanding.Awaited)) return previous;
        return ProbeResults.Of(target.Metadata.Uid ?? "", TargetCompiler.Probes(target.Spec), facts.Nodes, previous, sameSpec, facts.Now);
    }
}
