using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record DnsProbe
{
    [Description("Name to ask for; by default the host. For PTR an IP address stands for its reverse name."), Length(1, 253)]
    public string? QueryName { get; init; }

    [Description("Type of record."), Enum("A", "AAAA", "CNAME", "MX", "NS", "TXT", "SOA", "SRV", "PTR", "CAA", "HTTPS"), Default("A")]
    public string? QueryType { get; init; }

    [Description("UDP (with TCP when truncated) or TCP."), Enum("UDP", "TCP"), Default("UDP")]
    public string? Transport { get; init; }

    [Description("Server to ask, a DNS name or an IP address; by default the first nameserver of the resolv.conf of the prober's pod that has the address family, and no other: while it fails, the probe fails. The file is read again when it changes; search domains are not applied."), Length(1, 253)]
    public string? Server { get; init; }

    [Description("Port of the server."), Range(1, 65535), Default("53")]
    public int? Port { get; init; }

    [Description("Response codes that count as success, for example NXDOMAIN; by default NOERROR."), Items(1, 16), Length(1, 16)]
    public IReadOnlyList<string>? ExpectedResponseCodes { get; init; }

    [Description("Answers that must all be present, written as in zone files, for example 192.0.2.7 or 10 mail.example.com; others may be there too."), Items(1, 32), Length(1, 512)]
    public IReadOnlyList<string>? ExpectedAnswers { get; init; }
}
