using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Prober.Dns.Messages;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>What the DNS part of an entry must fulfil. Pure.</summary>
internal static class DnsEntryRules
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Check(ProbeEntry probe) =>
        probe.Dns is not { } dns ? "dns: is missing"
        : !DomainName.TryWrite(dns.QueryName ?? "", stackalloc byte[DomainName.MaxBytes], out _) ? $"dns.queryName: \"{EntryRules.Shorten(dns.QueryName)}\" is not a DNS name"
        : !QueryTypes.All.Contains(dns.QueryType) ? $"dns.queryType: \"{EntryRules.Shorten(dns.QueryType)}\" is not one of {string.Join(", ", QueryTypes.All)}"
        : !DnsTransports.All.Contains(dns.Transport) ? $"dns.transport: \"{EntryRules.Shorten(dns.Transport)}\" is neither UDP nor TCP"
        : dns.Server is not null && !EntryRules.IsHost(dns.Server) ? $"dns.server: \"{EntryRules.Shorten(dns.Server)}\" is neither a DNS name nor an IP address"
        : dns.Port is < 1 or > 65535 ? "dns.port: must be from 1 to 65535"
        : dns.ExpectedAnswers.Contains(null!) ? "dns.expectedAnswers: holds a null"
        : dns.ExpectedAnswers.FirstOrDefault(answer => AnswerForm.Canonical(dns.QueryType, answer) is null) is { } answer
            ? $"dns.expectedAnswers: \"{EntryRules.Shorten(answer)}\" can't be the answer to a query of type {dns.QueryType}"
        : null;
}
