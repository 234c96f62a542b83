using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>By what the worst targets and nodes are found.</summary>
internal static class Ranks
{
    public static string ByRtt { get; } = ByMean(ProbeMetrics.RttMean);

    public static string ByTimeDown { get; } = ByMean(ProbeMetrics.Down);

    public static string ByLoss { get; } =
        $"sum by ({Measures.Key}) (increase({ProbeMetrics.RequestsLost.OfTargets()}[$__range] @ end())) "
        + $"/ (sum by ({Measures.Key}) (increase({ProbeMetrics.RequestsSent.OfTargets()}[$__range] @ end())) > 0)";

    public static string ByMean(MetricDescription gauge) => Measures.MeanOfRange(gauge, " @ end()");
}
