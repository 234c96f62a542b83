using System.Buffers;
using System.Globalization;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Measuring;

public sealed class PacerTests
{
    private static readonly RateLimit Fast = RateLimit.Of(1_000_000);

    private readonly FakeTime _time = new();
    private ScriptedSender? _sender;

    private Bench Start(RateLimit perDestination, RateLimit inTotal) => new(
        _time, (clock, _) =>
        {
            _sender = new ScriptedSender(() => clock.Now);
            return [new(ProbeType.Icmp, _sender), new(ProbeType.Tcp, _sender)];
        }, pace: new PaceLimits(perDestination, inTotal));

    private static TargetEntry Target(string name, string host = "192.0.2.1", int interval = 3_600_000, int packets = 1) =>
        Plans.Target(name, Plans.Ping(host, packets: packets) with { Interval = TimeSpan.FromMilliseconds(interval), Timeout = TimeSpan.FromMilliseconds(500) });

    private static double Count(Bench bench, string line)
    {
        var buffer = new ArrayBufferWriter<byte>();
        bench.Registry.Write(buffer, ExpositionFormat.PrometheusText);
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return double.Parse(text.Split('\n').Single(one => one.StartsWith(line + " ", StringComparison.Ordinal)).Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private const string Destination = "network_telemetry_requests_paced_total{limit=\"destination\"}";
    private const string Total = "network_telemetry_requests_paced_total{limit=\"total\"}";
    private const string Waiting = "network_telemetry_rounds_skipped_total{reason=\"Waiting\"}";
    private const string Late = "network_telemetry_rounds_skipped_total{reason=\"Late\"}";

    [Fact]
    public void Echo_requests_to_one_address_keep_its_pace_and_those_to_others_do_not_wait()
    {
        var bench = Start(new RateLimit(10, 1), Fast);
        bench.Engine.Apply(Plans.Accepted(Target("a"), Target("b"), Target("c", "::ffff:192.0.2.1"), Target("d", "192.0.2.2")));
        bench.Run(_time, TimeSpan.FromMilliseconds(20));
        Assert.Equal(2, _sender!.Sent.Count);
        Assert.Equal((2, 2d), (bench.Pacer.Waiting, Count(bench, Destination)));
        bench.Run(_time, TimeSpan.FromMilliseconds(300));
        Assert.Equal([0, 100, 200], _sender.Sent.Where(sent => sent.Request.Round.Address.ToString() == "192.0.2.1").Select(sent => (sent.At - _sender.Sent[0].At) / 1_000_000));
        Assert.Equal(0, bench.Pacer.Waiting);
    }

    [Fact]
    public void Waiting_is_before_the_time_of_a_request_and_shows_as_lag()
    {
        var bench = Start(new RateLimit(1, 1), Fast);
        bench.Engine.Apply(Plans.Accepted(Target("a"), Target("b")));
        bench.Run(_time, TimeSpan.FromMilliseconds(1400));
        var second = _sender!.Sent[1].Request;
        Assert.False(second.IsSettled);
        second.Settle(Outcome.Received(1000));
        Assert.Equal((1, 1), (second.Round.Series.Sent, second.Round.Series.Received));
        Assert.InRange(bench.Load.LagPercentile99(), 0.5, 1);
    }

    [Fact]
    public void More_than_the_pace_allows_is_left_out_and_counted_and_never_lost()
    {
        var bench = Start(new RateLimit(20, 2), Fast);
        bench.Engine.Apply(Plans.Accepted([.. Enumerable.Range(0, 10).Select(i => Target($"t{i}", interval: 200))]));
        for (var i = 0; i < 10_000; i++)
        {
            bench.Run(_time, TimeSpan.FromMilliseconds(1));
            foreach (var (_, request) in _sender!.Sent.TakeLast(2))
                if (!request.IsSettled) request.Settle(Outcome.Received(1000));
        }

        Assert.InRange(_sender!.Sent.Count, 195, 205);
        Assert.InRange(Count(bench, Waiting), 250, 320);
        Assert.All(bench.Board.Content.Series, series =>
        {
            Assert.InRange(series.Received, 15, 25);
            Assert.Equal((0, 0), (series.Lost[0] + series.Lost[1], series.Discarded[0] + series.Discarded[1]));
        });
    }

    [Fact]
    public void All_requests_together_keep_a_pace_and_exchanges_only_that_one()
    {
        var bench = Start(new RateLimit(1, 1), new RateLimit(10, 1));
        var exchanges = Enumerable.Range(0, 3).Select(i => Plans.Target($"x{i}", Plans.Connect(80, "192.0.2.1") with { Interval = TimeSpan.FromHours(1) }));
        bench.Engine.Apply(Plans.Accepted([.. exchanges, Target("a", "192.0.2.2"), Target("b", "192.0.2.3")]));
        bench.Run(_time, TimeSpan.FromMilliseconds(450));
        Assert.Equal([0, 100, 200, 300, 400], _sender!.Sent.Select(sent => (sent.At - _sender.Sent[0].At) / 1_000_000));
        Assert.Equal((0d, 4d), (Count(bench, Destination), Count(bench, Total)));
    }

    [Fact]
    public void A_target_that_is_removed_while_it_waits_is_not_asked()
    {
        var bench = Start(new RateLimit(10, 1), Fast);
        bench.Engine.Apply(Plans.Accepted(Target("a", packets: 3), Target("b")));
        bench.Run(_time, TimeSpan.FromMilliseconds(20));
        bench.Engine.Apply(Plans.Accepted());
        bench.Run(_time, TimeSpan.FromSeconds(1));
        Assert.Single(_sender!.Sent);
        Assert.Equal(0, bench.Pacer.Waiting);
    }

    [Fact]
    public void Rounds_that_a_stopped_machine_missed_are_counted()
    {
        var bench = Start(Fast, Fast);
        bench.Engine.Apply(Plans.Accepted(Target("a", interval: 1000)));
        bench.Run(_time, TimeSpan.FromSeconds(3));
        var before = _sender!.Sent.Count;
        _time.Advance(TimeSpan.FromSeconds(60));
        bench.Run(_time, TimeSpan.FromSeconds(2));
        Assert.InRange(Count(bench, Late) + _sender.Sent.Count - before, 61, 63);
        Assert.InRange(_sender.Sent.Count - before, 2, 4);
    }
}
