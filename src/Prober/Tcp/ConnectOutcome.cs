using System.Net.Sockets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>What the result of a connect says about the target. Pure.</summary>
internal static class ConnectOutcome
{
    public static Outcome Of(SocketError error, long roundTrip) => error switch
    {
        SocketError.Success => Outcome.Received(roundTrip),
        SocketError.ConnectionRefused or SocketError.ConnectionReset => Outcome.Lost(ProbeReason.Refused, "the port refused the connection"),
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown =>
            Outcome.Lost(ProbeReason.Unreachable, new SocketException((int)error).Message),
        SocketError.TimedOut => Outcome.Lost(ProbeReason.Timeout),

        // Descriptors, buffers, ports, local filters: all ours.
        _ => Outcome.Discarded(ProbeReason.NotSent, $"no connection could be attempted: {new SocketException((int)error).Message}"),
    };
}
