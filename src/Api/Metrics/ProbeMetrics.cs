namespace NetworkTelemetry.Api.Metrics;

/// <summary>What a prober exports for each probe of each target and address family. An ICMP probe has at most 32 series, and one more once the prober has been cut off.</summary>
public static class ProbeMetrics
{
    public const string Prefix = "network_telemetry_";

    /// <summary>Labels of every series of a probe; <c>deployment</c> and <c>node</c> come from the scrape.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["target_namespace", "target", "probe", "family"];

    private static readonly string[] WithReason = [.. Labels, "reason"];

    /// <summary>Upper bounds in seconds: each four times the last, 100 µs to 6.5536 s.</summary>
    public static IReadOnlyList<double> RttBuckets { get; } = [1e-4, 4e-4, 1.6e-3, 6.4e-3, 2.56e-2, 0.1024, 0.4096, 1.6384, 6.5536];

    public static MetricDescription Up { get; } = Gauge("probe_up", "1 while the probe's confirmed state is Up, else 0.");

    public static MetricDescription Down { get; } =
        Gauge("probe_down", "1 while the probe's confirmed state is Down, else 0. Both 0: not measured yet, or the prober itself cannot measure.");

    public static MetricDescription RequestsSent { get; } =
        Counter("requests_sent_total", "Requests that left (echo requests, connection attempts, queries) and whose outcome is known.");

    public static MetricDescription ResponsesReceived { get; } = Counter("responses_received_total", "Requests that were answered in time.");

    public static MetricDescription RequestsLost { get; } =
        new(Prefix + "requests_lost_total", MetricType.Counter, "Requests that were not answered in time, or were answered with a failure, by reason.", WithReason);

    public static MetricDescription RequestsDiscarded { get; } = new(
        Prefix + "requests_discarded_total", MetricType.Counter,
        "Requests that say nothing about the target, because the prober could not send them, dropped the reply or was cut off, by reason. Never part of the loss.", WithReason);

    public static MetricDescription DuplicateResponses { get; } = Counter("duplicate_responses_total", "Further responses to a request that was already answered.");

    public static MetricDescription ResultExpiry { get; } = Gauge(
        "result_expiry_timestamp_seconds",
        "Until when the last result counts, in Unix time: three intervals and a time-out after its round; 0 before there is one. Rounds that the prober could not carry out bring none.");

    public static MetricDescription Rtt { get; } = new(Prefix + "rtt_seconds", MetricType.Histogram, "Round-trip times.", Labels, RttBuckets);
    public static MetricDescription RttMin { get; } = Gauge("rtt_min_seconds", "Least round-trip time of the last round that had a response.");
    public static MetricDescription RttMean { get; } = Gauge("rtt_mean_seconds", "Mean round-trip time of the last round that had a response.");
    public static MetricDescription RttMax { get; } = Gauge("rtt_max_seconds", "Greatest round-trip time of the last round that had a response.");

    public static MetricDescription RttDeviation { get; } =
        Gauge("rtt_deviation_seconds", "Population standard deviation of the round-trip times of the last round that had a response.");

    public static MetricDescription Jitter { get; } =
        Gauge("jitter_seconds", "Mean absolute difference of consecutive round-trip times of the last round that had two responses.");

    public static MetricDescription ReplyTtl { get; } = Gauge(
        "reply_ttl", "Time to live (IPv4) or hop limit (IPv6) in the IP header of the last echo reply, as it arrived; what it had been sent with is not known. ICMP only.");

    public static MetricDescription ThresholdRtt { get; } = Gauge("threshold_rtt_seconds", "The target's own limit of the round-trip time; absent unless set.");
    public static MetricDescription ThresholdJitter { get; } = Gauge("threshold_jitter_seconds", "The target's own limit of the jitter; absent unless set.");
    public static MetricDescription ThresholdLoss { get; } = Gauge("threshold_loss_ratio", "The target's own limit of the loss, 0 to 1; absent unless set.");

    public static MetricDescription ObjectiveAvailability { get; } =
        Gauge("objective_availability_ratio", "The availability promised for the target, 0 to 1; absent unless set.");

    public static IReadOnlyList<MetricDescription> All { get; } =
    [
        Up, Down, RequestsSent, ResponsesReceived, RequestsLost, RequestsDiscarded, DuplicateResponses, ResultExpiry, Rtt, RttMin, RttMean, RttMax,
        RttDeviation, Jitter, ReplyTtl, ThresholdRtt, ThresholdJitter, ThresholdLoss, ObjectiveAvailability,
    ];

    private static MetricDescription Gauge(string name, string help) => new(Prefix + name, MetricType.Gauge, help, Labels);

    private static MetricDescription Counter(string name, string help) => new(Prefix + name, MetricType.Counter, help, Labels);
}
