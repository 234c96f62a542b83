using System.Net.Sockets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>What a failed exchange over an open connection says about the target. Pure.</summary>
internal static class TcpFailure
{
    public static Outcome Of(Exception failure) => failure switch
    {
        OperationCanceledException => Outcome.Lost(ProbeReason.Timeout),
        IOException or SocketException => Outcome.Lost(ProbeReason.UnexpectedAnswer, $"the connection broke off: {(failure.InnerException ?? failure).Message}"),

        // A mistake of ours is never the target's.
        _ => Outcome.Discarded(ProbeReason.NotSent, $"the prober failed: {failure.Message}"),
    };
}
