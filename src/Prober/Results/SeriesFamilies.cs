using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Families of which a series may have no sample. One that no series has is left out.</summary>
internal static class SeriesFamilies
{
    /// <param name="value">Null: this series has no such sample, because nothing was measured or set.</param>
    public static void Write(MetricWriter writer, MetricDescription metric, Series[] all, Func<Series, double?> value)
    {
        var started = false;
        foreach (var series in all)
        {
            if (value(series) is not { } sample) continue;
            if (!started) writer.Family(metric);
            started = true;
            writer.Sample(series.Labels, sample);
        }
    }

    /// <summary>Several samples of each series.</summary>
    /// <param name="values">One for each of <paramref name="labels"/>.</param>
    public static void Write(MetricWriter writer, MetricDescription metric, Series[] all, LabelSet[] labels, Func<Series, IReadOnlyList<double>?> values)
    {
        var started = false;
        foreach (var series in all)
        {
            if (values(series) is not { } samples) continue;
            if (!started) writer.Family(metric);
            started = true;
            for (var i = 0; i < labels.Length; i++) writer.Sample(series.Labels, labels[i], samples[i]);
        }
    }
}
