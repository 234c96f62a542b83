using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Streams the families of <see cref="DnsMetrics"/> from the series of DNS probes.</summary>
internal sealed class DnsCollector(ResultBoard board) : IMetricCollector
{
    private static readonly LabelSet[] Codes = [.. DnsResponseCodes.Labels.Select(code => LabelSet.Create("code", code))];

    private static readonly (MetricDescription Metric, Func<DnsFacts, double?> Value)[] Gauges =
    [
        (DnsMetrics.Answers, facts => facts.Answers),
        (DnsMetrics.AuthorityRecords, facts => facts.Authorities),
        (DnsMetrics.AdditionalRecords, facts => facts.Additionals),
        (DnsMetrics.AnswerTtlMin, facts => facts.MinTtl),
        (DnsMetrics.SoaSerial, facts => facts.SoaSerial),
    ];

    public void Collect(MetricWriter writer)
    {
        Series[] all = [.. board.Content.Series.Where(series => series.Dns is not null)];
        if (all.Length == 0) return;
        writer.Family(DnsMetrics.Responses);
        foreach (var series in all)
            for (var i = 0; i < Codes.Length; i++) writer.Sample(series.Labels, Codes[i], series.Dns!.Responses[i]);
        foreach (var (metric, value) in Gauges) SeriesFamilies.Write(writer, metric, all, series => series.Dns!.Last is { } facts ? value(facts) : null);
    }
}
