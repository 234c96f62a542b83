namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>A response that was read (RFC 1035 §4.1).</summary>
/// <param name="Additionals">Without the EDNS pseudo-record.</param>
internal sealed record DnsMessage(
    DnsHeader Header, MessageFigures Figures, IReadOnlyList<DnsRecord> Answers, IReadOnlyList<DnsRecord> Authorities, IReadOnlyList<DnsRecord> Additionals)
{
    public int ResponseCode => Figures.ResponseCode;
}
