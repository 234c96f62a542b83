using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record TcpProbe
{
    [Description("Port to connect to; the round-trip time is the kernel's own of the handshake."), Range(1, 65535), Required]
    public int? Port { get; init; }
}
