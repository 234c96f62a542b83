using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>One probe: what it sets itself, else what its target sets, else the default.</summary>
internal static class ProbeCompiler
{
    public static ProbeEntry Compile(ProbeTargetSpec spec, Probe probe) => new()
    {
        Name = probe.Name ?? "",
        Type = probe.Type ?? "",
        Host = probe.Host ?? spec.Host ?? "",
        AddressFamily = probe.AddressFamily ?? spec.AddressFamily ?? ProbeDefaults.AddressFamily,
        Interval = First(probe.Interval, spec.Interval, ProbeDefaults.Interval),
        Timeout = First(probe.Timeout, spec.Timeout, ProbeDefaults.Timeout),
        FailureThreshold = spec.FailureThreshold ?? ProbeDefaults.FailureThreshold,
        SuccessThreshold = spec.SuccessThreshold ?? ProbeDefaults.SuccessThreshold,
        Thresholds = Limits(probe.Thresholds, spec.Thresholds),
        Icmp = probe.Type == ProbeType.Icmp ? Icmp(probe.Icmp) : null,
        Tcp = probe.Type == ProbeType.Tcp ? TcpCompiler.Compile(probe.Tcp) : null,
        Http = probe.Type == ProbeType.Http ? HttpCompiler.Compile(probe.Http) : null,
        Dns = probe.Type == ProbeType.Dns ? DnsCompiler.Compile(probe.Dns, probe.Host ?? spec.Host ?? "") : null,
    };

    private static IcmpEntry Icmp(IcmpProbe? icmp) => new()
    {
        Packets = icmp?.Packets ?? ProbeDefaults.IcmpPackets,
        PacketInterval = First(icmp?.PacketInterval, null, ProbeDefaults.IcmpPacketInterval),
        PayloadBytes = icmp?.PayloadBytes ?? ProbeDefaults.IcmpPayloadBytes,
        Dscp = icmp?.Dscp ?? ProbeDefaults.IcmpDscp,
    };

    private static ThresholdValues? Limits(Thresholds? own, Thresholds? inherited)
    {
        var limits = new ThresholdValues
        {
            Rtt = Time(own?.Rtt ?? inherited?.Rtt),
            Jitter = Time(own?.Jitter ?? inherited?.Jitter),
            Loss = Percent.TryParse(own?.Loss ?? inherited?.Loss, out var ratio) ? ratio : null,
            CertificateExpiry = Time(own?.CertificateExpiry ?? inherited?.CertificateExpiry),
        };
        return limits == new ThresholdValues() ? null : limits;
    }

    private static TimeSpan First(string? own, string? inherited, string fallback) => Time(own) ?? Time(inherited) ?? Duration.Parse(fallback);

    private static TimeSpan? Time(string? text) => Duration.TryParse(text, out var value) ? value : null;
}
