namespace NetworkTelemetry.Operator.Placement;

/// <summary>A target while a placement is being made.</summary>
internal sealed class PlacedTarget(PlacementTarget target, IReadOnlyList<NodeLoad> current)
{
    public string Uid { get; } = target.Uid;

    public double RequestsPerSecond { get; } = target.RequestsPerSecond;

    public ulong Hash { get; } = Rendezvous.Hash(target.Uid);

    /// <summary>Nodes that have it and may keep it.</summary>
    public IReadOnlyList<NodeLoad> Current { get; } = current;

    public List<NodeLoad> Nodes { get; } = [];

    public ulong Score(NodeLoad node) => Rendezvous.Score(Hash, node.Hash);

    public void Assign(NodeLoad node)
    {
        Nodes.Add(node);
        node.Add(RequestsPerSecond);
    }

    public void Move(NodeLoad from, NodeLoad to)
    {
        Nodes.Remove(from);
        from.Remove(RequestsPerSecond);
        Assign(to);
    }
}
