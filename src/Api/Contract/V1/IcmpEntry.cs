using System.Text.Json.Serialization;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>ICMP echo (RFC 792, RFC 4443).</summary>
public sealed record IcmpEntry
{
    private static readonly TimeSpan DefaultPacketInterval = Duration.Parse(ProbeDefaults.IcmpPacketInterval);

    /// <summary>Echo requests in a round, 1 to 100.</summary>
    public int Packets { get; init => field = value != 0 ? value : ProbeDefaults.IcmpPackets; } = ProbeDefaults.IcmpPackets;

    [JsonConverter(typeof(DurationJsonConverter))]
    public TimeSpan PacketInterval { get; init => field = value != TimeSpan.Zero ? value : DefaultPacketInterval; } = DefaultPacketInterval;

    /// <summary>Bytes after the 8-byte ICMP header, 24 to 65507.</summary>
    public int PayloadBytes { get; init => field = value != 0 ? value : ProbeDefaults.IcmpPayloadBytes; } = ProbeDefaults.IcmpPayloadBytes;

    /// <summary>Differentiated services code point, 0 to 63 (RFC 2474).</summary>
    public int Dscp { get; init; }
}
