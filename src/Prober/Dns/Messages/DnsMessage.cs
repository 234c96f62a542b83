namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>A response that was read (RFC 1035 §4.1).</summary>
/// <param name="ResponseCode">With the upper bits from EDNS (RFC 6891 §6.1.3).</param>
/// <param name="Additionals">Without the EDNS pseudo-record.</param>
internal sealed record DnsMessage(
    DnsHeader Header, int ResponseCode, IReadOnlyList<DnsRecord> Answers, IReadOnlyList<DnsRecord> Authorities, IReadOnlyList<DnsRecord> Additionals);
