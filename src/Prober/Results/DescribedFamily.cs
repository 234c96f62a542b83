using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

internal static class DescribedFamily
{
    /// <summary>Begins a family as the catalogue describes it.</summary>
    public static void Family(this MetricWriter writer, MetricDescription metric) => writer.Family(metric.Name, TypeOf(metric.Type), metric.Help);

    private static NetworkTelemetry.Metrics.MetricType TypeOf(Api.Metrics.MetricType type) => type switch
    {
        Api.Metrics.MetricType.Counter => NetworkTelemetry.Metrics.MetricType.Counter,
        Api.Metrics.MetricType.Gauge => NetworkTelemetry.Metrics.MetricType.Gauge,
        _ => NetworkTelemetry.Metrics.MetricType.Histogram,
    };
}
