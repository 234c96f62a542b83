using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Metrics;

/// <summary>The values of <c>reason</c> that exist from the first scrape on, for each type of probe: a series that only appears with the first loss hides it from rate().</summary>
public static class LossReasons
{
    public static IReadOnlyList<string> Discarded { get; } = [ProbeReason.NotSent, ProbeReason.LocalDrop];

    public static IReadOnlyList<string> Lost(string probeType) => probeType switch
    {
        ProbeType.Icmp => [ProbeReason.Timeout, ProbeReason.Unreachable],
        ProbeType.Tcp => [ProbeReason.Timeout, ProbeReason.Refused, ProbeReason.Unreachable],
        ProbeType.Dns => [ProbeReason.Timeout, ProbeReason.Refused, ProbeReason.Unreachable, ProbeReason.UnexpectedAnswer, ProbeReason.TooLarge],
        _ => [ProbeReason.Timeout],
    };
}
