namespace NetworkTelemetry.Api.Metrics;

/// <summary>What a prober exports for each TCP probe that does more than connect, besides <see cref="ProbeMetrics"/>.</summary>
public static class TcpMetrics
{
    /// <summary>The values of <c>phase</c>, in the order of time; those of HTTP where they mean the same.</summary>
    public static IReadOnlyList<string> Phases { get; } = ["connect", "tls", "processing", "transfer"];

    public static MetricDescription Phase { get; } = new(
        ProbeMetrics.Prefix + "tcp_phase_seconds", MetricType.Gauge,
        "Time spent in each phase: connect, tls, processing (until the first byte of the answer), transfer (until the expected text was there); 0 for one that was not asked for.",
        [.. ProbeMetrics.Labels, "phase"]);

    public static IReadOnlyList<MetricDescription> All { get; } = [Phase];
}
