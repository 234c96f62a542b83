using System.Text.Json.Serialization;
using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>ICMP echo (RFC 792, RFC 4443).</summary>
public sealed record IcmpEntry
{
    /// <summary>Echo requests in a round, 1 to 100.</summary>
    public int Packets { get; init; } = 10;

    [JsonConverter(typeof(DurationJsonConverter))]
    public TimeSpan PacketInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Bytes after the 8-byte ICMP header, 16 to 65507.</summary>
    public int PayloadBytes { get; init; } = 56;

    /// <summary>Differentiated services code point, 0 to 63 (RFC 2474).</summary>
    public int Dscp { get; init; }
}
