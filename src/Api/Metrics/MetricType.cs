namespace NetworkTelemetry.Api.Metrics;

public enum MetricType
{
    Counter,
    Gauge,
    Histogram,
}
