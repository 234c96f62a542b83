using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Reporting;

/// <summary>Turns verdicts into conditions: the time of transition moves only when the status does.</summary>
internal static class ConditionTimes
{
    public static IReadOnlyList<Condition> Stamp(
        IReadOnlyList<ConditionVerdict> verdicts, IReadOnlyList<Condition>? before, long? generation, DateTimeOffset now) =>
    [
        .. verdicts.Select(verdict =>
        {
            var status = verdict.Status switch { true => "True", false => "False", null => "Unknown" };
            var old = before?.FirstOrDefault(condition => condition.Type == verdict.Type);
            return new Condition
            {
                Type = verdict.Type, Status = status, Reason = verdict.Reason, Message = verdict.Message, ObservedGeneration = generation,
                LastTransitionTime = old?.Status == status && old.LastTransitionTime is not null ? old.LastTransitionTime : now,
            };
        }),
    ];
}
