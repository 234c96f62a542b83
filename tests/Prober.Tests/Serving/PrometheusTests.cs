using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Serving;

/// <summary>What a real Prometheus makes of the protobuf exposition.</summary>
public sealed class PrometheusTests
{
    private const int Names = 400;

    [Fact]
    public async Task A_native_quantile_is_the_delay_of_the_server_and_long_families_arrive_whole()
    {
        var program = PrometheusServer.Find();
        Assert.SkipWhen(program is null, "there is no prometheus here, and Debian's package could not be fetched");
        var delay = TimeSpan.FromMilliseconds(60);
        using var server = DnsServer.Of(query =>
        {
            Thread.Sleep(delay);
            return new ResponseBuilder(query.Message).Address("192.0.2.7", ttl: 60);
        });

        await using var prober = await RunningProber.StartAsync(Plans.List(
        [
            Plans.Target("slow", Plans.Query(server.Port) with { Interval = TimeSpan.FromMilliseconds(200) }),
            .. Enumerable.Range(0, Names).Select(i => Plans.Target($"nowhere-{i}", Plans.Ping("nowhere.invalid") with { Interval = TimeSpan.FromHours(1) })),
        ]));
        using var prometheus = new PrometheusServer(program, prober.Client.BaseAddress!);

        const string Slow = """network_telemetry_rtt_seconds{target="slow"}""";
        await prometheus.QueryAsync($"histogram_count({Slow})", count => count >= 5);
        var mean = await prometheus.QueryAsync($"histogram_sum({Slow}) / histogram_count({Slow})", mean => mean >= delay.TotalSeconds);

        // The classic buckets around it are 25.6 and 102.4 ms: only native ones say it this closely.
        var median = await prometheus.QueryAsync($"histogram_quantile(0.5, {Slow})", _ => true);
        Assert.InRange(median, delay.TotalSeconds / 1.1, mean * 1.1);

        var lossReasons = LossReasons.Lost(ProbeType.Icmp).Count;
        await prometheus.QueryAsync("""count(network_telemetry_requests_lost_total{target=~"nowhere.*"})""", count => (int)count == Names * lossReasons);
        await prometheus.QueryAsync("count(histogram_count(network_telemetry_rtt_seconds))", count => (int)count == Names + 1);
        await prometheus.QueryAsync("histogram_quantile(0.99, network_telemetry_scheduler_lag_seconds)", lag => lag is > 0 and < 10);
        await prometheus.QueryAsync("up", up => (int)up == 1);
        Assert.Empty(prometheus.Log.Trim());
    }
}
