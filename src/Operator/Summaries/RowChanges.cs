namespace NetworkTelemetry.Operator.Summaries;

/// <summary>Targets, by UID, whose rows one answer changed.</summary>
/// <param name="Transitions">A state, or the first figures.</param>
/// <param name="Figures">Figures or words alone.</param>
internal sealed record RowChanges(IReadOnlySet<string> Transitions, IReadOnlySet<string> Figures);
