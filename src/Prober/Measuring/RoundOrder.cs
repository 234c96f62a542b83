using NetworkTelemetry.Prober.Egress;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>What a round is to do.</summary>
/// <param name="Egress">Where the round may go, for probes that are led elsewhere.</param>
/// <param name="Lookup">How long the last lookup of the name took; zero for an IP literal.</param>
/// <param name="Start">When its first request is due, in monotonic nanoseconds.</param>
internal readonly record struct RoundOrder(Probe Probe, SeriesSlot Slot, ProbeAddress Address, IRequestSender Sender, EgressPolicy Egress, TimeSpan Lookup, long Start);
