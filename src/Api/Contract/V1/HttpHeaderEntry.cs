namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>A request header (RFC 9110 §5).</summary>
public sealed record HttpHeaderEntry
{
    public required string Name { get; init; }
    public required string Value { get; init; }
}
