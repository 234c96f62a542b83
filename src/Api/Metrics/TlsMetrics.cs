namespace NetworkTelemetry.Api.Metrics;

/// <summary>What a prober exports for each probe that speaks TLS besides <see cref="ProbeMetrics"/>.</summary>
public static class TlsMetrics
{
    public static MetricDescription Version { get; } = Gauge("tls_version", "Version of TLS: 1.2 or 1.3, or an older one.");

    public static MetricDescription CertificateExpiry { get; } =
        Gauge("certificate_expiry_timestamp_seconds", "When the first certificate of the chain expires, in Unix time.");

    public static MetricDescription ThresholdCertificateExpiry { get; } =
        Gauge("threshold_certificate_expiry_seconds", "The target's own limit of the remaining life of the certificate; absent unless set.");

    public static IReadOnlyList<MetricDescription> All { get; } = [Version, CertificateExpiry, ThresholdCertificateExpiry];

    private static MetricDescription Gauge(string name, string help) => new(ProbeMetrics.Prefix + name, MetricType.Gauge, help, ProbeMetrics.Labels);
}
