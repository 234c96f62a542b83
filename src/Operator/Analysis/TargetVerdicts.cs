using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Analysis;

/// <param name="Phase">One of <see cref="TargetPhase"/>.</param>
internal sealed record TargetVerdicts(ConditionVerdict Accepted, ConditionVerdict Assigned, ConditionVerdict Reachable, ConditionVerdict Ready, string Phase)
{
    public IReadOnlyList<ConditionVerdict> All => [Accepted, Assigned, Reachable, Ready];
}
