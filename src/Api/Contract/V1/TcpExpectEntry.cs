namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>What a server must say. One of the two is set.</summary>
public sealed record TcpExpectEntry
{
    /// <summary>Base64 of the bytes that the answer holds.</summary>
    public string? Contains { get; init; }

    /// <summary>Regular expression over the answer, each byte of which is one character (ISO 8859-1).</summary>
    public string? Regex { get; init; }
}
