namespace NetworkTelemetry.Operator.Fleet;

/// <summary>A node by its stable name, which outlives its pods.</summary>
internal readonly record struct NodeKey(string Namespace, string Deployment, string Name)
{
    public override string ToString() => $"{Namespace}/{Name}";
}
