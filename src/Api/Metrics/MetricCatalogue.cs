namespace NetworkTelemetry.Api.Metrics;

/// <summary>Every metric family of the product in one list.</summary>
public static class MetricCatalogue
{
    private const string Prober = "prober";
    private const string Operator = "operator";
    private const string Both = "prober, operator";

    /// <summary>Chapters in the order of docs/metrics.md.</summary>
    public static IReadOnlyList<MetricChapter> Chapters { get; } =
    [
        new("Probes", Prober, "For each probe of each target and each address family. A target always has its series, also while it is unreachable or unresolved.", ProbeMetrics.All),
        new("HTTP probes", Prober, "Besides the above for each HTTP probe, once there was a response: figures of the last one.", HttpMetrics.All),
        new("TCP probes", Prober, "Besides the above for each TCP probe with `tls`, `send` or `expect`, once a round succeeded: figures of the last such round.", TcpMetrics.All),
        new("TLS", Prober, "Besides the above for each probe that speaks TLS, once there was a handshake, also when the certificate was refused.", TlsMetrics.All),
        new("DNS probes", Prober, "Besides those above for each probe of type DNS, from its first response on; the counter from the start.", DnsMetrics.All),
        new("Probers", Prober, "About the prober itself; `network_telemetry_build_info` about the operator too.", ProberMetrics.All),
        new("Own certificates", Both, "About the certificates that the operator makes.", CertificateMetrics.All),
        new("Fleet", Operator, "From the replica that leads; the others have no deployments, and 0 nodes for each target.", [.. OperatorMetrics.All, .. TargetMetrics.All]),
        new("Controllers", Operator, "The families of controller-runtime, for its dashboards and alerts. `controller` is `networkdeployment` or `probetarget`.", ControllerMetrics.All),
        new("Requests to the API server", Operator, "The families of client-go.", RequestMetrics.All),
        new("Processes", Both, "The families of the Prometheus client libraries.", StandardProcessMetrics.All),
    ];

    public static IEnumerable<MetricDescription> All => Chapters.SelectMany(chapter => chapter.Metrics);

    /// <summary>The families that a program (operator or prober) may export.</summary>
    public static IEnumerable<MetricDescription> Of(string program) => Chapters
        .Where(chapter => chapter.Source.Split(", ").Contains(program))
        .SelectMany(chapter => chapter.Metrics)
        .Concat(program == Operator ? [ProberMetrics.BuildInfo] : []);
}
