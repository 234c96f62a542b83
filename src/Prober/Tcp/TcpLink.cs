using NetworkTelemetry.Prober.Exchanges;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>The end of a connection attempt: a connection, or why there is none.</summary>
internal sealed record TcpLink(Connection? Connection, Outcome Failure);
