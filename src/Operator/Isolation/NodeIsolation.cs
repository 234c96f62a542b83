namespace NetworkTelemetry.Operator.Isolation;

/// <summary>A node that is cut off from what it should measure: what it sees Down says nothing.</summary>
/// <param name="Message">A sentence's end, the same as long as it lasts: a status that counted along would be written without end.</param>
/// <param name="LastSeen">When that was last found.</param>
internal sealed record NodeIsolation(string Message, DateTimeOffset LastSeen)
{
    /// <summary>The whole sentence.</summary>
    public string Of(string node) => $"Node {node} is cut off: {Message}";
}
