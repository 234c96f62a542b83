namespace NetworkTelemetry.Api.Dns;

public static class DnsTransports
{
    /// <summary>With TCP when the answer is truncated.</summary>
    public const string Udp = "UDP";

    public const string Tcp = "TCP";

    public static IReadOnlyList<string> All { get; } = [Udp, Tcp];
}
