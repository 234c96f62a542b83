namespace NetworkTelemetry.Operator.Fleet;

/// <summary>What a prober wants to see before it answers. A type of its own so that no log line prints it.</summary>
internal sealed record NodeToken(string Value)
{
    public override string ToString() => "(token)";
}
