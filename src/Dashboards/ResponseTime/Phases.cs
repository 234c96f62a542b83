using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.ResponseTime;

/// <summary>Times of the phases of a response, for each node.</summary>
internal static class Phases
{
    // A phase that did not take place is 0 (an address needs no lookup, plain text no handshake) and would pull the means down.
    public static string Lookup { get; } =
        $"({HttpMetrics.Phase.OfTargets("phase=\"resolve\"")} > 0 or {ProbeMetrics.RttMean.OfTargets()} and {DnsMetrics.Answers.OfTargets()})";

    public static string Connect { get; } = Of("connect");
    public static string Tls { get; } = Of("tls");
    public static string FirstByte { get; } = Of("processing");
    public static string Transfer { get; } = Of("transfer");

    /// <summary>All phases together, the lookup included; of probes without phases the round-trip time.</summary>
    public static string EndToEnd { get; } =
        $"(sum without (phase) ({HttpMetrics.Phase.OfTargets()} or {TcpMetrics.Phase.OfTargets()}) or {ProbeMetrics.RttMean.OfTargets()})";

    public static IReadOnlyList<(string Title, string Description, string Expression)> All { get; } =
    [
        ("DNS lookup", "Finding the address of a host name, and the answers to DNS probes. Answers are kept as long as they live, so that this is the last lookup, not one for each request.", Lookup),
        ("TCP connect", "From the first packet to the answer that opens the connection: one round trip, without the work of the server.", Connect),
        ("TLS handshake", "Agreeing on keys and checking the certificate: one or two round trips and the server's arithmetic.", Tls),
        ("First byte", "From the request to the end of the response's headers, or to the first byte of the answer: the work of the server and one round trip.", FirstByte),
        ("Transfer", "Receiving the rest of the answer.", Transfer),
    ];

    private static string Of(string phase) => $"({HttpMetrics.Phase.OfTargets($"phase=\"{phase}\"")} or {TcpMetrics.Phase.OfTargets($"phase=\"{phase}\"")}) > 0";
}
