using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Http;
using NetworkTelemetry.Prober.Tests.Support;
using NetworkTelemetry.Prober.Tests.Tcp;

namespace NetworkTelemetry.Prober.Tests.Serving;

public sealed class MetricCatalogueTests
{
    private static TargetEntry Full(string name) => Plans.Target(name, Plans.Ping(packets: 3) with
    {
        Interval = TimeSpan.FromHours(1), Thresholds = new ThresholdValues { Rtt = TimeSpan.FromMilliseconds(20), Jitter = TimeSpan.FromMilliseconds(5), Loss = 0.01 },
    }) with { ObjectiveAvailability = 0.999 };

    private static async Task<RunningProber> MeasuredAsync(params TargetEntry[] targets)
    {
        var prober = await RunningProber.StartAsync(Plans.List(targets));
        var summary = await prober.SummaryWhenAsync(s => s.Rows.Count > 0 && s.Rows.All(row => row.Rounds > 0));
        Assert.SkipWhen(summary.Rows.Any(row => row.Reason == ProbeReason.NotPermitted), "this machine permits no ICMP sockets");
        return prober;
    }

    [Fact]
    public async Task Names_types_help_labels_and_buckets_are_those_of_the_catalogue()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        await using var server = await WebServer.SayingAsync("ok", certificate);
        var page = HttpBench.Probe(server.Port, new HttpEntry { Tls = new TlsEntry { SkipVerification = true } }) with
        {
            Thresholds = new ThresholdValues { CertificateExpiry = TimeSpan.FromDays(14) },
        };
        using var mail = RawServer.Blurting("220 ready");
        var banner = TcpBench.Probe(mail.Port, new TcpEntry { Expect = TcpBench.Contains("220 ") });
        await using var prober = await MeasuredAsync(Full("a"), Plans.Target("b", page), Plans.Target("c", banner));
        var scrape = await prober.MetricsAsync();

        Assert.Empty(Scrape.Differences(scrape, MetricCatalogue.Of("prober").Except([.. DnsMetrics.All, CertificateMetrics.Failures])));
        await Promtool.CheckMetricsAsync(scrape);
    }

    [Fact]
    public async Task An_ICMP_probe_has_at_most_32_series_and_no_series_twice()
    {
        await using var prober = await MeasuredAsync(Full("a"), Full("b"));
        var series = (await prober.MetricsAsync()).Split('\n').Where(line => line.Contains("target=\"a\"", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).ToArray();
        Assert.InRange(series.Length, 20, 32);
        Assert.Equal(series.Length, series.Distinct().Count());
    }

    [Fact]
    public async Task A_DNS_probe_has_the_families_of_the_catalogue_and_at_most_48_series()
    {
        using var server = DnsServer.Of(query => new ResponseBuilder(query.Message)
            .Address("192.0.2.7", ttl: 60).Add(1, [0], 6, 900, [0, 0, .. ResponseBuilder.Number32(7), .. new byte[16]]));
        await using var prober = await MeasuredAsync(Plans.Target("a", Plans.Query(server.Port)));
        var lines = (await prober.MetricsAsync()).Split('\n');
        foreach (var metric in DnsMetrics.All) Assert.Contains($"# TYPE {metric.Name} {metric.Type.ToString().ToLowerInvariant()}", lines);
        const string Labels = """target_namespace="web",target="a",probe="name",family="IPv4" """;
        foreach (var (name, value) in (ReadOnlySpan<(string, int)>)[("answers", 1), ("authority_records", 1), ("additional_records", 0), ("answer_ttl_min_seconds", 60), ("soa_serial", 7)])
            Assert.Contains($"network_telemetry_dns_{name}{{{Labels.Trim()}}} {value}", lines);
        Assert.Single(lines, line => line.StartsWith($"network_telemetry_dns_responses_total{{{Labels.Trim()},code=\"NOERROR\"}}", StringComparison.Ordinal));
        Assert.InRange(lines.Count(line => line.Contains("target=\"a\"", StringComparison.Ordinal)), 40, 48);
    }

    [Fact]
    public async Task A_deleted_target_takes_its_series_with_it_and_the_others_keep_their_counts()
    {
        await using var prober = await MeasuredAsync(Full("a"), Full("b"));
        prober.Mounted.Put(Plans.List(Full("b")), RunningProber.Token);
        await prober.SummaryWhenAsync(summary => summary.Rows.Count == 1);
        var metrics = await prober.MetricsAsync();
        Assert.DoesNotContain("target=\"a\"", metrics, StringComparison.Ordinal);
        Assert.Contains("""network_telemetry_responses_received_total{target_namespace="web",target="b",probe="ping",family="IPv4"} 3""", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_target_has_its_series_also_when_it_was_never_reached()
    {
        await using var prober = await MeasuredAsync(Plans.Target("nowhere", Plans.Ping("nowhere.invalid")));
        var metrics = await prober.MetricsAsync();
        foreach (var reason in LossReasons.Lost(ProbeType.Icmp))
            Assert.Contains($$"""requests_lost_total{target_namespace="web",target="nowhere",probe="ping",family="IPv4",reason="{{reason}}"} 0""", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("rtt_mean_seconds", metrics, StringComparison.Ordinal);
    }
}
