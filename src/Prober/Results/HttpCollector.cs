using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Streams the families of <see cref="HttpMetrics"/> and <see cref="TlsMetrics"/> from the series.</summary>
internal sealed class HttpCollector(ResultBoard board) : IMetricCollector
{
    private static readonly LabelSet[] Phases = [.. HttpMetrics.Phases.Select(phase => LabelSet.Create("phase", phase))];

    // Null: this series has no such sample. A family that no series has is left out.
    private static readonly (MetricDescription Metric, Func<Series, double?> Value)[] Gauges =
    [
        (HttpMetrics.StatusCode, series => series.Http?.StatusCode),
        (HttpMetrics.Version, series => series.Http?.Version),
        (HttpMetrics.BodyBytes, series => series.Http?.BodyBytes),
        (HttpMetrics.Redirects, series => series.Http?.Redirects),
        (TlsMetrics.Version, series => series.Tls?.Version),
        (TlsMetrics.CertificateExpiry, series => series.Tls?.CertificateExpiry is { } expiry ? expiry.ToUnixTimeSeconds() : null),
        (TlsMetrics.ThresholdCertificateExpiry, series => series.Tls is null ? null : series.Plan.Entry.Thresholds?.CertificateExpiry?.TotalSeconds),
    ];

    public void Collect(MetricWriter writer)
    {
        var all = board.Content.Series;
        WritePhases(writer, all);
        foreach (var (metric, value) in Gauges)
        {
            var started = false;
            foreach (var series in all)
            {
                if (value(series) is not { } sample) continue;
                if (!started) writer.Family(metric.Name, NetworkTelemetry.Metrics.MetricType.Gauge, metric.Help);
                started = true;
                writer.Sample(series.Labels, sample);
            }
        }
    }

    private static void WritePhases(MetricWriter writer, Series[] all)
    {
        var started = false;
        foreach (var series in all)
        {
            if (series.Http is not { } http) continue;
            if (!started) writer.Family(HttpMetrics.Phase.Name, NetworkTelemetry.Metrics.MetricType.Gauge, HttpMetrics.Phase.Help);
            started = true;
            for (var i = 0; i < Phases.Length; i++) writer.Sample(series.Labels, Phases[i], http.Phases[i]);
        }
    }
}
