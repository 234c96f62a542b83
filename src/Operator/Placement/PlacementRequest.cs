namespace NetworkTelemetry.Operator.Placement;

/// <summary>Everything that a placement is decided from.</summary>
internal sealed record PlacementRequest
{
    public required IReadOnlyList<PlacementNode> Nodes { get; init; }
    public required IReadOnlyList<PlacementTarget> Targets { get; init; }

    /// <summary>By target UID: the nodes that have the target and may keep it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Current { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public required NodeCapacity Capacity { get; init; }

    /// <summary>Nodes for each target; fewer where there are fewer.</summary>
    public int Replication { get; init; } = 1;
}
