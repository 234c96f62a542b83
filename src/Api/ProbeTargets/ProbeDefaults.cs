namespace NetworkTelemetry.Api.ProbeTargets;

/// <summary>Values of fields that are not set, for the schema and for objects that were stored before a field existed.</summary>
public static class ProbeDefaults
{
    public const string AddressFamily = Results.AddressFamily.PreferIPv4;
    public const string Interval = "60s";
    public const string Timeout = "5s";
    public const int FailureThreshold = 3;
    public const int SuccessThreshold = 1;
    public const string Importance = Results.Importance.Required;
    public const int IcmpPackets = 10;
    public const string IcmpPacketInterval = "100ms";
    public const int IcmpPayloadBytes = 56;
    public const int IcmpDscp = 0;
    public const string HttpScheme = "HTTPS";
    public const int HttpPort = 80;
    public const int HttpsPort = 443;
    public const string HttpPath = "/";
    public const string HttpMethod = "GET";
    public const int HttpMaxRedirects = 5;
    public const long HttpMaxBodyBytes = 1048576;

    public static IReadOnlyList<string> HttpStatusCodes { get; } = ["200-299"];
    public const string DnsQueryType = Dns.QueryTypes.A;
    public const string DnsTransport = Dns.DnsTransports.Udp;
    public const int DnsPort = 53;
}
