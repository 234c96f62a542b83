using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Isolation;

/// <summary>
/// The machine's own link did not take a packet: its queue is full (ENOBUFS), or it is down (ENETDOWN). That is enough for what this request would have said, and
/// for no other's.
/// </summary>
internal static class LinkRefusal
{
    public static Outcome Of(int errno) => Outcome.Discarded(ProbeReason.ProberIsolated, $"the prober's own link did not take the request: {Errno.Describe(errno)}");
}
