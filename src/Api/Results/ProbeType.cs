namespace NetworkTelemetry.Api.Results;

public static class ProbeType
{
    public const string Icmp = "ICMP";
    public const string Tcp = "TCP";
    public const string Http = "HTTP";
    public const string Dns = "DNS";

    public static IReadOnlyList<string> All { get; } = [Icmp, Tcp, Http, Dns];
}
