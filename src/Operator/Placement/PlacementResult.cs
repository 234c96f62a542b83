namespace NetworkTelemetry.Operator.Placement;

/// <param name="Assignments">By target UID: names of its nodes, sorted. Only targets that have one.</param>
/// <param name="Unassigned">By target UID: why it has none (see ConditionReasons).</param>
internal sealed record PlacementResult(IReadOnlyDictionary<string, IReadOnlyList<string>> Assignments, IReadOnlyDictionary<string, string> Unassigned);
