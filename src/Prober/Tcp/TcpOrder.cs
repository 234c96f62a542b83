using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>Everything that one exchange needs to know, as it was when its round started.</summary>
/// <param name="Tls">Null: none.</param>
internal sealed record TcpOrder(TcpAim Aim, ProbeAddress Address, int Port, TlsSettings? Tls);
