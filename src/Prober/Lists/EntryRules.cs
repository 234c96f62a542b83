using System.Net;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Http;
using NetworkTelemetry.Prober.Tcp;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>What an entry must fulfil to be measured. The operator has checked it too; a prober must not depend on that. Pure.</summary>
internal static class EntryRules
{
    private const int MaxNameLength = 253;

    private static readonly string[] Families =
        [AddressFamily.IPv4, AddressFamily.IPv6, AddressFamily.PreferIPv4, AddressFamily.PreferIPv6, AddressFamily.Both];

    private static readonly Func<ProbeEntry, string?>[] ProbeRules =
    [
        probe => IsName(probe.Name) ? null : "name: must have 1 to 253 characters",
        probe => IsHost(probe.Host) ? null : $"host: \"{Shorten(probe.Host)}\" is neither a DNS name nor an IP address",
        probe => Families.Contains(probe.AddressFamily) ? null : $"addressFamily: \"{Shorten(probe.AddressFamily)}\" is not one of {string.Join(", ", Families)}",
        probe => FamilyFitsLiteral(probe) ? null : $"addressFamily: {probe.Host} is not an {probe.AddressFamily} address",
        probe => IsBetween(probe.Interval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(24)) ? null : "interval: must be from 100ms to 24h",
        probe => IsBetween(probe.Timeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(24)) ? null : "timeout: must be from 1ms to 24h",
        probe => probe.FailureThreshold is >= 1 and <= 1000 ? null : "failureThreshold: must be from 1 to 1000",
        probe => probe.SuccessThreshold is >= 1 and <= 1000 ? null : "successThreshold: must be from 1 to 1000",
        probe => probe.Type == ProbeType.Icmp && probe.Icmp is { } icmp ? CheckIcmp(icmp) : null,
        probe => probe.Type == ProbeType.Tcp ? TcpEntryRules.Check(probe) : null,
        probe => probe.Type == ProbeType.Http ? HttpEntryRules.Check(probe) : null,
        probe => probe.Type == ProbeType.Dns ? DnsEntryRules.Check(probe) : null,
    ];

    /// <summary>The first rule that the entry breaks, or null.</summary>
    public static string? Check(ProbeEntry probe)
    {
        foreach (var rule in ProbeRules)
            if (rule(probe) is { } broken) return broken;
        return null;
    }

    public static string? Check(TargetEntry target) =>
        !IsName(target.Uid) ? "uid: must have 1 to 253 characters"
        : !IsName(target.Namespace) ? "namespace: must have 1 to 253 characters"
        : !IsName(target.Name) ? "name: must have 1 to 253 characters"
        : null;

    private static string? CheckIcmp(IcmpEntry icmp) =>
        icmp.Packets is < 1 or > 100 ? "icmp.packets: must be from 1 to 100"
        : !IsBetween(icmp.PacketInterval, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)) ? "icmp.packetInterval: must be from 1ms to 1m"
        : icmp.PayloadBytes is < 16 or > 65507 ? "icmp.payloadBytes: must be from 16 to 65507"
        : icmp.Dscp is < 0 or > 63 ? "icmp.dscp: must be from 0 to 63"
        : null;

    // What a DNS probe has as host is what it asks for, not where.
    private static bool FamilyFitsLiteral(ProbeEntry probe) =>
        !IPAddress.TryParse(probe.Type == ProbeType.Dns ? probe.Dns?.Server : probe.Host, out var address)
        || probe.AddressFamily != (address.GetAddressBytes().Length == 4 || address.IsIPv4MappedToIPv6 ? AddressFamily.IPv6 : AddressFamily.IPv4);

    // Underscores occur in real names (_dmarc, service names); the resolver has the last word.
    public static bool IsHost(string? host) =>
        IsName(host) && (IPAddress.TryParse(host, out _) || (host!.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && host![0] is not ('.' or '-')));

    private static bool IsName(string? text) => text is { Length: >= 1 and <= MaxNameLength };

    private static bool IsBetween(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;

    public static string Shorten(string? text) => text is { Length: > 64 } ? text[..64] + "…" : text ?? "";
}
