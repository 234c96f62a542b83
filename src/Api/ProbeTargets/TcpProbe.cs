using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record TcpProbe
{
    [Description("Port to connect to."), Range(1, 65535), Required]
    public int? Port { get; init; }
}
