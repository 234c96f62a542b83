using System.Text.RegularExpressions;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Validation;

/// <summary>One probe of a target.</summary>
internal static partial class ProbeRules
{
    /// <summary>Which member goes with which type.</summary>
    private static readonly (string Type, string Member, Func<Probe, object?> Of)[] Members =
    [
        (ProbeType.Icmp, "icmp", p => p.Icmp), (ProbeType.Tcp, "tcp", p => p.Tcp), (ProbeType.Http, "http", p => p.Http), (ProbeType.Dns, "dns", p => p.Dns),
    ];

    public static void Check(FieldPath field, Probe probe, ProbeTargetSpec spec)
    {
        Name(field.Child("name"), probe.Name);
        Type(field, probe);
        if (probe.Host is { } host) HostRules.Check(field.Child("host"), host);
        DurationRule.Interval.Check(field.Child("interval"), probe.Interval);
        DurationRule.Timeout.Check(field.Child("timeout"), probe.Timeout);
        ThresholdRules.Check(field.Child("thresholds"), probe.Thresholds);
        if (probe.Type == ProbeType.Icmp) Icmp(field, probe, spec);
        if (probe.Type == ProbeType.Tcp) TcpRules.Check(field.Child("tcp"), probe.Tcp);
        if (probe.Type == ProbeType.Http && probe.Http is { } http) HttpRules.Check(field.Child("http"), http);
        if (probe.Type == ProbeType.Dns) DnsRules.Check(field.Child("dns"), probe.Dns, probe.Host ?? spec.Host);
    }

    private static void Name(FieldPath field, string? name)
    {
        if (string.IsNullOrEmpty(name)) field.Required("a name that is unique within the target");
        else if (name.Length > 40 || !NamePattern().IsMatch(name)) field.Invalid(name, "must be at most 40 lower-case letters, digits and hyphens, beginning and ending with a letter or digit");
    }

    private static void Type(FieldPath field, Probe probe)
    {
        if (string.IsNullOrEmpty(probe.Type)) field.Child("type").Required($"one of {string.Join(", ", ProbeType.All)}");
        else if (!ProbeType.All.Contains(probe.Type)) field.Child("type").NotSupported(probe.Type, ProbeType.All);
        foreach (var (type, member, of) in Members)
        {
            if (type != probe.Type && of(probe) is not null)
                field.Child(member).Forbidden($"may only be set with type {type}; this probe has type {probe.Type}");
        }
    }

    private static void Icmp(FieldPath field, Probe probe, ProbeTargetSpec spec)
    {
        var icmp = field.Child("icmp");
        var packets = probe.Icmp?.Packets ?? ProbeDefaults.IcmpPackets;
        if (packets is < 1 or > 100) icmp.Child("packets").Invalid($"{packets}", "must be 1 to 100");
        if (probe.Icmp?.PayloadBytes is < 24 or > 65507) icmp.Child("payloadBytes").Invalid($"{probe.Icmp.PayloadBytes}", "must be 24 to 65507");
        if (probe.Icmp?.Dscp is < 0 or > 63) icmp.Child("dscp").Invalid($"{probe.Icmp.Dscp}", "must be 0 to 63");
        var gap = DurationRule.PacketInterval.Check(icmp.Child("packetInterval"), probe.Icmp?.PacketInterval ?? ProbeDefaults.IcmpPacketInterval);
        if (gap is null || !Duration.TryParse(probe.Interval ?? spec.Interval ?? ProbeDefaults.Interval, out var interval) || interval < DurationRule.Interval.Min) return;
        var sending = gap.Value * (packets - 1);
        if (sending >= interval)
        {
            icmp.Child("packets").Invalid(
                $"{packets}",
                $"sending {packets} packets {Duration.Format(gap.Value)} apart takes {Duration.Format(sending)}, which must be less than the interval of {Duration.Format(interval)}: "
                + "send fewer packets, lower packetInterval or raise interval");
        }
    }

    [GeneratedRegex(Probe.NamePattern)]
    private static partial Regex NamePattern();
}
