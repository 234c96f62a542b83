namespace NetworkTelemetry.Api.Metrics;

/// <summary>What operator and probers export about the certificates that they serve with, and that the operator signs with.</summary>
public static class CertificateMetrics
{
    public static MetricDescription Expiry { get; } = new(
        ProbeMetrics.Prefix + "own_certificate_expiry_timestamp_seconds", MetricType.Gauge,
        "When an own certificate expires, in Unix time: serving, or authority (operator). Replaced when a third of its life is left, so that less means it is not.",
        ["certificate"]);

    public static MetricDescription Failures { get; } = new(
        ProbeMetrics.Prefix + "certificate_authority_failures_total", MetricType.Counter,
        "Times the operator could not read or write its certificate authority.", []);

    public static IReadOnlyList<MetricDescription> All { get; } = [Expiry, Failures];
}
