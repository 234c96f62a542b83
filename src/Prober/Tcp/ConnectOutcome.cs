using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>What the result of a connect says about the target. Pure.</summary>
internal static class ConnectOutcome
{
    public static Outcome Of(int errno, long roundTrip) => errno switch
    {
        0 => Outcome.Received(roundTrip),
        Errno.ECONNREFUSED or Errno.ECONNRESET => Outcome.Lost(ProbeReason.Refused, "the port refused the connection"),
        Errno.EHOSTUNREACH or Errno.ENETUNREACH or Errno.EHOSTDOWN => Outcome.Lost(ProbeReason.Unreachable, Errno.Describe(errno)),
        Errno.ETIMEDOUT => Outcome.Lost(ProbeReason.Timeout),

        Errno.ENOBUFS or Errno.ENETDOWN => LinkRefusal.Of(errno),

        // Descriptors, memory, ports, local filters: all ours.
        _ => Outcome.Discarded(ProbeReason.NotSent, $"no connection could be attempted: {Errno.Describe(errno)}"),
    };
}
