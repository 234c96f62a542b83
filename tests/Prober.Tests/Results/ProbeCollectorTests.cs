using System.Buffers;
using System.Text;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Results;

public sealed class ProbeCollectorTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_000_000);

    /// <summary>Prometheus sorts what it reads: pages are in its order.</summary>
    [Fact]
    public void A_family_is_sorted_by_its_labels() => Assert.Equal(
        ["a,Timeout", "b,Timeout", "a,Unreachable", "b,Unreachable"],
        Samples("requests_lost_total", Of("b"), Of("a")).Select(sample => string.Join(',', sample.Split('"').Where((_, i) => i is 3 or 9))));

    [Fact]
    public void A_result_expired_at_0_while_there_is_none()
    {
        var measured = Of("b");
        measured.Finish(new RoundResult("Ok", null, RoundStatistics.Of([]), 0, 0), Start);
        Assert.Equal(["0", "1000185"], Samples("result_expiry_timestamp_seconds", Of("a"), measured).Select(sample => sample.Split(' ')[^1]));
    }

    private static string[] Samples(string metric, params Series[] series)
    {
        var board = new ResultBoard();
        board.Apply(Plans.Accepted(), series, Start);
        var registry = new MetricRegistry();
        registry.Add(new ProbeCollector(board));
        var output = new ArrayBufferWriter<byte>();
        registry.Write(output, ExpositionFormat.PrometheusText);
        return [.. Encoding.UTF8.GetString(output.WrittenSpan).Split('\n').Where(line => line.StartsWith($"network_telemetry_{metric}{{", StringComparison.Ordinal))];
    }

    private static Series Of(string target) => new(
        new ProbePlan { Uid = target, Namespace = "web", Target = target, Entry = Plans.Ping() with { Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(5) } }, "IPv4");
}
