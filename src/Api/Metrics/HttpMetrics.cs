namespace NetworkTelemetry.Api.Metrics;

/// <summary>What a prober exports for each HTTP probe besides <see cref="ProbeMetrics"/>.</summary>
public static class HttpMetrics
{
    private const string Prefix = ProbeMetrics.Prefix + "http_";

    /// <summary>The values of <c>phase</c>, in the order of time.</summary>
    public static IReadOnlyList<string> Phases { get; } = ["resolve", "connect", "tls", "processing", "transfer"];

    public static MetricDescription Phase { get; } = new(
        Prefix + "phase_seconds", MetricType.Gauge,
        "Time spent in each phase, redirects summed: resolve (the last lookup of the name; answers are kept, and it is not part of the round-trip time), connect, tls, "
        + "processing (until the end of the response's headers), transfer (of the body).",
        [.. ProbeMetrics.Labels, "phase"]);

    public static MetricDescription StatusCode { get; } = Gauge("status_code", "Status code of the response.");
    public static MetricDescription Version { get; } = Gauge("version", "Version of HTTP: 1.0, 1.1 or 2.");
    public static MetricDescription BodyBytes { get; } = Gauge("body_bytes", "Bytes of the body as they were transferred, as far as it was read.");
    public static MetricDescription Redirects { get; } = Gauge("redirects", "Redirects that were followed.");

    public static IReadOnlyList<MetricDescription> All { get; } = [Phase, StatusCode, Version, BodyBytes, Redirects];

    private static MetricDescription Gauge(string name, string help) => new(Prefix + name, MetricType.Gauge, help, ProbeMetrics.Labels);
}
