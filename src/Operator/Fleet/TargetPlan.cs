namespace NetworkTelemetry.Operator.Fleet;

/// <summary>What one deployment does about a target that it selects.</summary>
/// <param name="Uid">Of the ProbeTarget.</param>
/// <param name="Generation">The generation that is on the lists.</param>
/// <param name="Nodes">Names of the nodes whose lists hold it, sorted.</param>
/// <param name="UnassignedReason">
/// Why no node measures it: CapacityExhausted, ListTooLarge, NoRunningNode, Suspended or InvalidSpec (see ConditionReasons). Null when one does.
/// </param>
internal sealed record TargetPlan(string Uid, long Generation, IReadOnlyList<string> Nodes, string? UnassignedReason)
{
    /// <summary>What in the deployment's spec would give it a node. Null when nothing there does.</summary>
    public string? Advice { get; init; }

    public bool Equals(TargetPlan? other) =>
        other is not null && Uid == other.Uid && Generation == other.Generation && UnassignedReason == other.UnassignedReason && Advice == other.Advice
        && Nodes.SequenceEqual(other.Nodes);

    public override int GetHashCode() => HashCode.Combine(Uid, Generation, Nodes.Count, UnassignedReason);
}
