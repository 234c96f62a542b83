using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Streams the families of <see cref="HttpMetrics"/> and <see cref="TlsMetrics"/> from the series.</summary>
internal sealed class HttpCollector(ResultBoard board) : IMetricCollector
{
    private static readonly LabelSet[] Phases = [.. HttpMetrics.Phases.Select(phase => LabelSet.Create("phase", phase))];

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
        SeriesFamilies.Write(writer, HttpMetrics.Phase, all, Phases, static series => series.Http?.Phases);
        foreach (var (metric, value) in Gauges) SeriesFamilies.Write(writer, metric, all, value);
    }
}
