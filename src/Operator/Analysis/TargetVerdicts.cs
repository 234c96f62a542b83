namespace NetworkTelemetry.Operator.Analysis;

/// <param name="Phase">One of <see cref="TargetPhase"/>.</param>
internal sealed record TargetVerdicts(Verdict Accepted, Verdict Assigned, Verdict Reachable, Verdict Ready, string Phase)
{
    public IReadOnlyList<Verdict> All => [Accepted, Assigned, Reachable, Ready];
}
