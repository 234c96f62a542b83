using System.Globalization;
using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>How late requests left between two scrapes.</summary>
internal static class SchedulerLag
{
    /// <summary>Upper bound, in seconds, of the bucket that holds the 99th percentile.</summary>
    public static double Percentile99(Exposition before, Exposition after)
    {
        var name = ProberMetrics.SchedulerLag.Name;
        var total = after.Sum(name + "_count") - before.Sum(name + "_count");
        foreach (var bound in ProberMetrics.SchedulerLag.Buckets!)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"le=\"{bound}\"");
            if (after.Sum(name + "_bucket", label) - before.Sum(name + "_bucket", label) >= total * 0.99) return bound;
        }

        return double.PositiveInfinity;
    }
}
