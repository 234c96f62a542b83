namespace NetworkTelemetry.Api.Metrics;

/// <summary>What a prober exports about itself.</summary>
public static class ProberMetrics
{
    private const string Prefix = ProbeMetrics.Prefix;

    public static MetricDescription BuildInfo { get; } = new(Prefix + "build_info", MetricType.Gauge, "1; the version of the program.", ["component", "version"]);

    public static MetricDescription SchedulerLag { get; } = new(
        Prefix + "scheduler_lag_seconds", MetricType.Histogram, "How late requests left, against their schedule.", [],
        [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 1e-2, 2e-2, 0.1, 1]);

    public static MetricDescription EngineUtilization { get; } = new(
        Prefix + "engine_utilization_ratio", MetricType.Gauge, "Share of the last minute in which the scheduler was busy; near 1 the prober itself is the bottleneck.", []);

    public static MetricDescription RequestsWaiting { get; } = new(
        Prefix + "requests_waiting", MetricType.Gauge, "Requests that wait their turn, because too many exchanges with one address and port, or of one kind, are open, or to keep their pace.", []);

    public static MetricDescription RequestsPaced { get; } = new(
        Prefix + "requests_paced_total", MetricType.Counter,
        "Requests that had to wait before they left, to keep the pace of echo requests to one address (destination) or of all requests (total). Never part of the loss.", ["limit"]);

    public static MetricDescription RoundsSkipped { get; } = new(
        Prefix + "rounds_skipped_total", MetricType.Counter,
        "Rounds that were left out: their time was long over (Late), requests of the round before still waited for their pace (Waiting), or for the first answer of the resolver (Resolving). Never part of the loss.",
        ["reason"]);

    public static MetricDescription IcmpMode { get; } = new(
        Prefix + "icmp_mode", MetricType.Gauge, "1 for the way in which ICMP is sent now: PingSocket, RawSocket, NotPermitted or Unused; 0 for the others.", ["mode"]);

    public static MetricDescription Isolated { get; } = new(
        Prefix + "prober_isolated", MetricType.Gauge,
        "1 while the prober itself is cut off from an address family: no route, no carrier, or gateway and resolvers silent. Meanwhile nothing there counts as lost or Down.",
        ["family", "reason"]);

    public static MetricDescription IcmpReceiveBuffer { get; } = new(
        Prefix + "icmp_receive_buffer_bytes", MetricType.Gauge, "Receive buffer that the kernel granted the ICMP socket (SO_RCVBUF, limited by net.core.rmem_max); absent while there is none.",
        ["family"]);

    public static MetricDescription SocketDrops { get; } = new(
        Prefix + "socket_drops_total", MetricType.Counter, "Replies that the kernel dropped because the prober's socket buffer was full (SO_RXQ_OVFL).", ["family"]);

    public static MetricDescription ListTargets { get; } = new(Prefix + "list_targets", MetricType.Gauge, "Targets of the list that is being measured.", []);

    public static MetricDescription ListRejected { get; } = new(Prefix + "list_rejected_entries", MetricType.Gauge, "Entries of the list that the prober could not take.", []);

    public static MetricDescription ListApplied { get; } = new(
        Prefix + "list_applied_timestamp_seconds", MetricType.Gauge, "When the present list was put into effect, in Unix time.", []);

    public static MetricDescription ListFailures { get; } = new(
        Prefix + "list_read_failures_total", MetricType.Counter, "Times a delivered list could not be read as a whole; the last good one stayed in effect.", []);

    public static IReadOnlyList<MetricDescription> All { get; } =
    [
        BuildInfo, SchedulerLag, EngineUtilization, RequestsWaiting, RequestsPaced, RoundsSkipped, IcmpMode, IcmpReceiveBuffer, Isolated, SocketDrops,
        ListTargets, ListRejected, ListApplied, ListFailures,
    ];
}
