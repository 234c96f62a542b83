using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>Conditions beside those that are stored: a transition time moves only when a status does.</summary>
internal static class ConditionSet
{
    public static IReadOnlyList<Condition> Of(
        IReadOnlyList<Verdict> verdicts, IReadOnlyList<Condition>? stored, long? generation, DateTimeOffset now) =>
    [
        .. verdicts.Select(verdict =>
        {
            var old = stored?.FirstOrDefault(condition => condition.Type == verdict.Type);
            return new Condition
            {
                Type = verdict.Type,
                Status = verdict.Status,
                Reason = verdict.Reason,
                Message = verdict.Message,
                ObservedGeneration = generation,
                LastTransitionTime = old?.Status == verdict.Status && old.LastTransitionTime is { } since ? since : now,
            };
        }),
    ];
}
