using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record IcmpProbe
{
    [Description("Echo requests in a round."), Range(1, 100), Default("10")]
    public int? Packets { get; init; }

    [Description("Time between the requests of a round, 1ms to 10s."), Pattern(Duration.Pattern), Default(ProbeDefaults.IcmpPacketInterval)]
    public string? PacketInterval { get; init; }

    [Description("Bytes after the ICMP header; 56 makes the packet of an ordinary ping."), Range(24, 65507), Default("56")]
    public int? PayloadBytes { get; init; }

    [Description("Differentiated services code point of the requests (RFC 2474), for example 46 for expedited forwarding."), Range(0, 63), Default("0")]
    public int? Dscp { get; init; }
}
