namespace NetworkTelemetry.Metrics;

/// <summary>The kinds of metric family this project exposes.</summary>
public enum MetricType
{
    Counter,
    Gauge,
    Histogram,
}
