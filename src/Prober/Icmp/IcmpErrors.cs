using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>What error numbers say about a request. Pure.</summary>
internal static class IcmpErrors
{
    /// <summary>An error of <c>sendto</c>: only a missing route speaks about the path, everything else is ours.</summary>
    public static Outcome OfSend(int errno) => errno switch
    {
        Errno.ENETUNREACH or Errno.EHOSTUNREACH or Errno.EHOSTDOWN => Outcome.Lost(ProbeReason.Unreachable, Errno.Describe(errno)),
        Errno.ENOBUFS or Errno.ENETDOWN => LinkRefusal.Of(errno),
        _ => Outcome.Discarded(ProbeReason.NotSent, $"the kernel did not take the request: {Errno.Describe(errno)}"),
    };

    /// <summary>A message of the error queue. Type -1 is an error that this machine made itself, such as a packet larger than the path's MTU.</summary>
    public static Outcome OfQueue(int errno, int icmpType) => icmpType >= 0
        ? Outcome.Lost(ProbeReason.Unreachable, $"an ICMP error came back: {Errno.Describe(errno)}")
        : OfSend(errno);

    /// <summary>
    /// Errors that the kernel may report on a send although they belong to an earlier request: the socket's pending error is shared by all destinations.
    /// </summary>
    public static bool MayBePending(int errno) =>
        errno is Errno.ENETUNREACH or Errno.EHOSTUNREACH or Errno.EHOSTDOWN or Errno.ECONNREFUSED or Errno.EACCES or Errno.EMSGSIZE
            or Errno.EPROTO or Errno.ENOPROTOOPT or Errno.ENONET or Errno.EOPNOTSUPP;
}
