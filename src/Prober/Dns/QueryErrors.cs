using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>What error numbers say about a query over UDP. Pure.</summary>
internal static class QueryErrors
{
    /// <summary>While opening and sending: only a missing route speaks about the path, everything else is ours.</summary>
    public static Outcome OfSend(int errno) => errno switch
    {
        Errno.ECONNREFUSED => OfReceive(errno),
        Errno.ENETUNREACH or Errno.EHOSTUNREACH or Errno.EHOSTDOWN => OfReceive(errno),
        Errno.ENOBUFS or Errno.ENETDOWN => LinkRefusal.Of(errno),
        _ => Outcome.Discarded(ProbeReason.NotSent, $"the query could not be sent: {Errno.Describe(errno)}"),
    };

    /// <summary>A message of the error queue. Type -1 is an error that this machine made itself.</summary>
    public static Outcome OfQueue(int errno, int icmpType) => icmpType >= 0 ? OfReceive(errno) : OfSend(errno);

    /// <summary>While waiting: an ICMP error came back.</summary>
    private static Outcome OfReceive(int errno) => errno == Errno.ECONNREFUSED
        ? Outcome.Lost(ProbeReason.Refused, "nobody listens on the server's UDP port")
        : Outcome.Lost(ProbeReason.Unreachable, $"an ICMP error came back: {Errno.Describe(errno)}");
}
