using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Api.Metrics;

/// <summary>Families of the catalogue, as an exposition writes them.</summary>
public static class DescribedFamily
{
    /// <summary>Begins a family as the catalogue describes it.</summary>
    public static void Family(this MetricWriter writer, MetricDescription metric) => writer.Family(metric.Name, TypeOf(metric.Type), metric.Help);

    private static NetworkTelemetry.Metrics.MetricType TypeOf(MetricType type) => type switch
    {
        MetricType.Counter => NetworkTelemetry.Metrics.MetricType.Counter,
        MetricType.Gauge => NetworkTelemetry.Metrics.MetricType.Gauge,
        _ => NetworkTelemetry.Metrics.MetricType.Histogram,
    };
}
