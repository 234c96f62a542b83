namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Types of records whose data we read (RFC 1035, 2782, 3596, 6891, 8659, 9460). Names are those of the presentation form.</summary>
internal enum RecordType : ushort
{
    A = 1,
    NS = 2,
    CNAME = 5,
    SOA = 6,
    PTR = 12,
    MX = 15,
    TXT = 16,
    AAAA = 28,
    SRV = 33,
    OPT = 41,
    HTTPS = 65,
    CAA = 257,
}
