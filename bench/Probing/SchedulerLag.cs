using System.Globalization;
using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>How late requests left between two scrapes.</summary>
internal static class SchedulerLag
{
    /// <summary>Seconds: the 99th percentile as histogram_quantile of Prometheus sees it, which takes a bucket's lags as spread evenly over it.</summary>
    public static double Percentile99(Exposition before, Exposition after)
    {
        var name = ProberMetrics.SchedulerLag.Name;
        var wanted = 0.99 * (after.Sum(name + "_count") - before.Sum(name + "_count"));
        var (lower, below) = (0.0, 0.0);
        foreach (var bound in ProberMetrics.SchedulerLag.Buckets!)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"le=\"{bound}\"");
            var upTo = after.Sum(name + "_bucket", label) - before.Sum(name + "_bucket", label);
            if (upTo >= wanted) return lower + ((bound - lower) * (wanted - below) / (upTo - below));
            (lower, below) = (bound, upTo);
        }

        return double.PositiveInfinity;
    }
}
