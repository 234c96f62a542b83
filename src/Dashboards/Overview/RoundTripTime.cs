using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;
using NetworkTelemetry.Dashboards.ResponseTime;

namespace NetworkTelemetry.Dashboards.Overview;

internal static class RoundTripTime
{
    private static readonly string Mean = $"avg({ProbeMetrics.RttMean.OfTargets()})";

    public static Section Create() => new("Round-trip time", new Line(10, ByTarget(), Distribution()), new Line(8, Envelope(), Variation(), Trend()));

    private static TimeSeriesPanel ByTarget() => new(
        "Round-trip time by target", "Mean of each round, averaged over the nodes, of the 20 slowest over the chosen time. Dashed: the limits that targets set themselves.", "s")
    {
        Width = 14,
        Min = 0,
        Queries =
        [
            new Query(Worst.Of(Measures.Rtt, Ranks.ByRtt), Measures.Name),
            Query.LimitOf(Worst.Of(Measures.RttLimit, Ranks.ByRtt), Measures.LimitName),
        ],
        Overrides = [FieldOverride.Limits],
        Links = [DataLink.SeriesToTarget("Response times of this target", ResponseTimeDashboard.Uid)],
    };

    private static HeatmapPanel Distribution() => new(
        "Distribution of round-trip times", "How many responses took how long. Two bands are two paths, or two kinds of target; a smear upwards is queueing.",
        $"sum by (le) (increase({ProbeMetrics.Rtt.Buckets().OfTargets()}[$__rate_interval]))");

    private static TimeSeriesPanel Envelope() => new(
        "Minimum, average, maximum", "Least, mean and greatest round-trip time over all probes and nodes. The minimum is the path itself; what lies above it is waiting.", "s")
    {
        Min = 0,
        Queries =
        [
            new Query($"max({ProbeMetrics.RttMax.OfTargets()})", "maximum"),
            new Query(Mean, "average"),
            new Query($"min({ProbeMetrics.RttMin.OfTargets()})", "minimum"),
        ],
        Overrides = [FieldOverride.Colored("maximum", "orange"), FieldOverride.Colored("average", "blue"), FieldOverride.Colored("minimum", "green")],
    };

    private static TimeSeriesPanel Variation() => new(
        "Deviation and jitter", "Standard deviation of a round, and mean difference of consecutive responses, averaged over all probes and nodes. Dashed: the strictest limit of a target.", "s")
    {
        Min = 0,
        Queries =
        [
            new Query($"avg({ProbeMetrics.RttDeviation.OfTargets()})", "deviation"),
            new Query($"avg({ProbeMetrics.Jitter.OfTargets()})", "jitter"),
            Query.LimitOf($"min({ProbeMetrics.ThresholdJitter.OfTargets()})", "strictest limit of jitter"),
        ],
        Overrides = [FieldOverride.Limits],
    };

    private static TimeSeriesPanel Trend() => new(
        "Trend", "The average round-trip time, smoothed over an hour, and what it was a day and a week before.", "s")
    {
        Min = 0,
        Queries =
        [
            new Query($"avg(avg_over_time({ProbeMetrics.RttMean.OfTargets()}[1h]))", "now"),
            new Query($"avg(avg_over_time({ProbeMetrics.RttMean.OfTargets()}[1h] offset 1d))", "a day before"),
            new Query($"avg(avg_over_time({ProbeMetrics.RttMean.OfTargets()}[1h] offset 7d))", "a week before"),
        ],
        Overrides = [FieldOverride.Colored("now", "blue"), FieldOverride.Colored("a day before", "purple"), FieldOverride.Colored("a week before", "#808080")],
    };
}
