namespace NetworkTelemetry.Metrics;

/// <summary>Formats a scrape can ask for.</summary>
public enum ExpositionFormat
{
    /// <summary>Prometheus text format 0.0.4.</summary>
    PrometheusText,

    /// <summary>OpenMetrics 1.0.</summary>
    OpenMetrics,

    /// <summary>Length-delimited <c>io.prometheus.client.MetricFamily</c> messages: the only one that carries native histograms.</summary>
    Protobuf,
}
