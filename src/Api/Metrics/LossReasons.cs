using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Metrics;

/// <summary>The values of <c>reason</c> that exist from the first scrape on, for each type of probe: a series that only appears with the first loss hides it from rate().</summary>
public static class LossReasons
{
    private static readonly string[] OurOwn = [ProbeReason.NotSent, ProbeReason.LocalDrop];

    // A redirect may lead to an address that is forbidden, or to a name that has none.
    private static readonly string[] OfHttp = [ProbeReason.NotSent, ProbeReason.Denied, ProbeReason.Unresolved];

    public static IReadOnlyList<string> Discarded(string probeType) => probeType == ProbeType.Http ? OfHttp : OurOwn;

    /// <param name="speaks">It does more than connect; only of TCP.</param>
    public static IReadOnlyList<string> Lost(string probeType, bool speaks = false) => probeType switch
    {
        ProbeType.Icmp => [ProbeReason.Timeout, ProbeReason.Unreachable],
        ProbeType.Tcp when speaks =>
        [
            ProbeReason.Timeout, ProbeReason.Refused, ProbeReason.Unreachable, ProbeReason.TlsFailed, ProbeReason.CertificateInvalid,
            ProbeReason.UnexpectedAnswer, ProbeReason.TooLarge,
        ],
        ProbeType.Tcp => [ProbeReason.Timeout, ProbeReason.Refused, ProbeReason.Unreachable],
        ProbeType.Http =>
        [
            ProbeReason.Timeout, ProbeReason.Refused, ProbeReason.Unreachable, ProbeReason.TlsFailed, ProbeReason.CertificateInvalid,
            ProbeReason.UnexpectedStatus, ProbeReason.UnexpectedAnswer, ProbeReason.BodyMismatch, ProbeReason.TooLarge,
        ],
        ProbeType.Dns => [ProbeReason.Timeout, ProbeReason.Refused, ProbeReason.Unreachable, ProbeReason.UnexpectedAnswer, ProbeReason.TooLarge],
        _ => [ProbeReason.Timeout],
    };
}
