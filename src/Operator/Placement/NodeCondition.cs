namespace NetworkTelemetry.Operator.Placement;

/// <summary>What placement needs to know of a node.</summary>
/// <param name="Wanted">False: the node is to go, its targets move first.</param>
/// <param name="Able">It runs and answers: it can measure now.</param>
/// <param name="Starting">It does not run yet, and nothing says that it won't.</param>
/// <param name="UnableSince">Since when it has not been able; null while it is.</param>
internal sealed record NodeCondition(string Name, bool Wanted, bool Able, bool Starting, DateTimeOffset? UnableSince);
