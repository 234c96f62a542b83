using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Streams the families of <see cref="ProbeMetrics"/> from the series.</summary>
internal sealed class ProbeCollector(ResultBoard board) : IMetricCollector
{
    private static readonly double[] Bounds = [.. ProbeMetrics.RttBuckets];

    private static readonly Dictionary<string, LabelSet> Reasons =
        Api.Results.ProbeReason.All.ToDictionary(reason => reason, reason => LabelSet.Create("reason", reason));

    private static readonly (MetricDescription Metric, Func<Series, double?> Value)[] Plain =
    [
        (ProbeMetrics.Up, series => series.State == Api.Results.ProbeState.Up ? 1 : 0),
        (ProbeMetrics.Down, series => series.State == Api.Results.ProbeState.Down ? 1 : 0),
        (ProbeMetrics.RequestsSent, series => series.Sent),
        (ProbeMetrics.ResponsesReceived, series => series.Received),
        (ProbeMetrics.DuplicateResponses, series => series.Duplicates),
        (ProbeMetrics.ResultExpiry, series => Measured(series.ResultExpiry) ?? 0),
        (ProbeMetrics.RttMin, series => Measured(series.Rtt.Min)),
        (ProbeMetrics.RttMean, series => Measured(series.Rtt.Mean)),
        (ProbeMetrics.RttMax, series => Measured(series.Rtt.Max)),
        (ProbeMetrics.RttDeviation, series => Measured(series.Rtt.Deviation)),
        (ProbeMetrics.Jitter, series => Measured(series.Jitter)),
        (ProbeMetrics.ReplyTtl, series => series.ReplyTtl < 0 ? null : series.ReplyTtl),
        (ProbeMetrics.ThresholdRtt, series => series.Plan.Entry.Thresholds?.Rtt?.TotalSeconds),
        (ProbeMetrics.ThresholdJitter, series => series.Plan.Entry.Thresholds?.Jitter?.TotalSeconds),
        (ProbeMetrics.ThresholdLoss, series => series.Plan.Entry.Thresholds?.Loss),
        (ProbeMetrics.ObjectiveAvailability, series => series.Plan.ObjectiveAvailability),
    ];

    private readonly SeriesOrder _order = new();

    public void Collect(MetricWriter writer)
    {
        var all = _order.Of(board.Content.Series);
        foreach (var (metric, value) in Plain) SeriesFamilies.Write(writer, metric, all, value);

        writer.Family(ProbeMetrics.RequestsLost);
        WriteReasons(writer, all, series => series.LossLabels, (series, reason) => series.Lost[reason]);

        writer.Family(ProbeMetrics.RequestsDiscarded);
        WriteReasons(writer, all, series => series.DiscardLabels, (series, reason) => series.Discarded[reason]);

        // Once it happened: no loss is hidden by its absence, and a series for each target of each prober is saved.
        foreach (var series in all)
            if (series.Isolated > 0) writer.Sample(series.Labels, Reasons[Api.Results.ProbeReason.ProberIsolated], series.Isolated);

        writer.Family(ProbeMetrics.Rtt);
        foreach (var series in all) writer.Histogram(series.Labels, Bounds, series.Buckets, series.RttSum, series.NativeBuckets);
    }

    // One reason after the other, for the same order.
    private static void WriteReasons(MetricWriter writer, Series[] all, Func<Series, IReadOnlyList<string>> reasonsOf, Func<Series, int, long> count)
    {
        var most = all.Select(series => reasonsOf(series).Count).DefaultIfEmpty().Max();
        for (var i = 0; i < most; i++)
        {
            foreach (var series in all)
                if (reasonsOf(series) is var reasons && i < reasons.Count) writer.Sample(series.Labels, Reasons[reasons[i]], count(series, i));
        }
    }

    private static double? Measured(double value) => double.IsNaN(value) ? null : value;
}
