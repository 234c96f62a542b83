namespace NetworkTelemetry.Operator.Placement;

/// <summary>A node while a placement is being made.</summary>
internal sealed class NodeLoad(PlacementNode node, NodeCapacity capacity)
{
    // Sums of fractions don't come out exactly; a node that is full to the last request is not over its capacity.
    private const double Rounding = 1e-9;

    public string Name { get; } = node.Name;

    public bool AcceptsNew { get; } = node.AcceptsNew;

    public ulong Hash { get; } = Rendezvous.Hash(node.Name);

    public int Targets { get; private set; }

    public double RequestsPerSecond { get; private set; }

    public bool Fits(double requestsPerSecond) =>
        Targets < capacity.Targets && RequestsPerSecond + requestsPerSecond <= capacity.RequestsPerSecond * (1 + Rounding);

    public void Add(double requestsPerSecond)
    {
        Targets++;
        RequestsPerSecond += requestsPerSecond;
    }

    public void Remove(double requestsPerSecond)
    {
        Targets--;
        RequestsPerSecond -= requestsPerSecond;
    }
}
