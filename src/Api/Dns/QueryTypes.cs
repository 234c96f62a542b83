namespace NetworkTelemetry.Api.Dns;

/// <summary>The record types that can be asked for.</summary>
public static class QueryTypes
{
    public const string A = "A";
    public const string Aaaa = "AAAA";
    public const string Cname = "CNAME";
    public const string Mx = "MX";
    public const string Ns = "NS";
    public const string Txt = "TXT";
    public const string Soa = "SOA";
    public const string Srv = "SRV";
    public const string Ptr = "PTR";
    public const string Caa = "CAA";
    public const string Https = "HTTPS";

    public static IReadOnlyList<string> All { get; } = [A, Aaaa, Cname, Mx, Ns, Txt, Soa, Srv, Ptr, Caa, Https];
}
