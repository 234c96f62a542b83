using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Api.Tests.Metrics;

public sealed class MetricCatalogueTests
{
    [Fact]
    public void Document_is_what_the_code_says() => Assert.Equal(MetricDocument.ToMarkdown(), Repository.Read("docs", "metrics.md"));

    [Fact]
    public void Names_are_unique_and_follow_Prometheus_conventions()
    {
        Assert.Equal(MetricCatalogue.All.Count(), MetricCatalogue.All.Select(m => m.Name).Distinct().Count());
        Assert.All(MetricCatalogue.All, m =>
        {
            Assert.Matches("^[a-z][a-z0-9_]*$", m.Name);
            Assert.Equal(m.Type == MetricType.Counter, m.Name.EndsWith("_total", StringComparison.Ordinal));
            Assert.Equal(m.Type == MetricType.Histogram, m.Buckets is not null);
            Assert.EndsWith(".", m.Help);
        });
    }

    [Fact]
    public void An_ICMP_probe_has_at_most_32_series() => Assert.InRange(SeriesOf(ProbeType.Icmp, ProbeMetrics.All), 1, 32);

    [Fact]
    public void An_HTTPS_probe_has_at_most_56_series() =>
        Assert.InRange(SeriesOf(ProbeType.Http, [.. ProbeMetrics.All, .. HttpMetrics.All, .. TlsMetrics.All]), 1, 56);

    [Fact]
    public void A_DNS_probe_has_at_most_48_series() => Assert.InRange(SeriesOf(ProbeType.Dns, [.. ProbeMetrics.All, .. DnsMetrics.All]), 1, 48);

    [Fact]
    public void A_TCP_probe_has_at_most_33_series_and_44_when_it_speaks()
    {
        Assert.InRange(SeriesOf(ProbeType.Tcp, ProbeMetrics.All), 1, 33);
        Assert.InRange(SeriesOf(ProbeType.Tcp, [.. ProbeMetrics.All, .. TcpMetrics.All, .. TlsMetrics.All], speaks: true), 34, 44);
    }

    private static int SeriesOf(string type, IEnumerable<MetricDescription> metrics, bool speaks = false) => metrics.Sum(m => m switch
    {
        { Buckets: { } buckets } => buckets.Count + 3, // +Inf, sum, count
        _ when m == ProbeMetrics.RequestsLost => LossReasons.Lost(type, speaks).Count,
        _ when m == ProbeMetrics.RequestsDiscarded => LossReasons.Discarded(type).Count,
        _ when m == HttpMetrics.Phase => HttpMetrics.Phases.Count,
        _ when m == TcpMetrics.Phase => TcpMetrics.Phases.Count,
        _ when m == DnsMetrics.Responses => DnsResponseCodes.Labels.Count,
        _ => 1,
    });
}
