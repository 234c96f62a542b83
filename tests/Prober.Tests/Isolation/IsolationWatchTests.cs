using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Isolation;

/// <summary>When the verdict comes, and for which requests it holds, under a clock that the test moves.</summary>
public sealed class IsolationWatchTests
{
    private readonly FakeTime _time = new();
    private readonly ScriptedNetwork _network = new();
    private readonly Bench _bench;
    private ScriptedSender _sender = null!;
    private IsolationWatch _watch = null!;

    public IsolationWatchTests() => _bench = new Bench(
        _time, (clock, _) => [new(ProbeType.Icmp, _sender = new ScriptedSender(() => clock.Now))],
        isolation: (clock, wheel) => _watch = new IsolationWatch(clock, wheel, _network, () => false, NullLogger.Instance));

    [Fact]
    public void The_first_request_that_fails_brings_the_verdict_and_an_answer_ends_it()
    {
        Measure(Target("192.0.2.1"));
        Answer();
        _network.IsConnected = false;
        Run(2_100);
        Assert.Equal((ProbeState.Unknown, ProbeReason.ProberIsolated, 0L), (Row.State, Row.Reason, Row.Lost));
        Assert.Equal(IsolationReason.NoRoute, Assert.Single(_watch.Isolated).Reason);

        Run(500);
        Answer();
        Assert.Equal(ProbeState.Up, Row.State);
        Assert.Empty(_watch.Isolated);
    }

    [Fact]
    public void Between_two_rounds_it_is_noticed_that_the_network_is_back()
    {
        Measure(Target("192.0.2.1", intervalSeconds: 60));
        Answer();
        _network.IsConnected = false;
        Run(92_000);
        Assert.Single(_watch.Isolated);
        _network.IsConnected = true;
        Run(1_100);
        Assert.Empty(_watch.Isolated);
    }

    [Fact]
    public void A_request_that_left_before_the_end_says_nothing_and_one_that_left_after_it_is_lost()
    {
        Measure(Target("192.0.2.1", timeoutSeconds: 3));
        Answer();
        _network.IsConnected = false;
        Run(5_000);
        Assert.Single(_watch.Isolated);
        _network.IsConnected = true;
        _sender.Sent.Last(sent => !sent.Request.IsSettled).Request.Settle(Outcome.Received(1_000_000));
        Assert.Empty(_watch.Isolated);
        Assert.Contains(_sender.Sent, sent => !sent.Request.IsSettled);
        Run(2_900);
        Assert.Equal(0, Lost);

        Run(3_000);
        Assert.True(Lost > 0);
        Assert.Empty(_watch.Isolated);
    }

    [Fact]
    public void However_many_fail_the_kernel_is_asked_twenty_times_a_second_at_most()
    {
        Measure([.. Enumerable.Range(1, 200).Select(i => Target($"192.0.2.{i}"))]);
        Run(3_000);
        Assert.InRange(_network.Asked, 1, 20 * 4);
        Assert.All(_bench.Board.Content.Series, series => Assert.Equal(ProbeState.Down, series.State));
    }

    private SummaryRow Row => _bench.Board.Content.Series[0].Row;

    private long Lost => _bench.Board.Content.Series.Sum(series => series.Sent - series.Received);

    private static TargetEntry Target(string host, int intervalSeconds = 1, double timeoutSeconds = 0.5) => Plans.Target(host, Plans.Ping(host) with
    {
        Interval = TimeSpan.FromSeconds(intervalSeconds), Timeout = TimeSpan.FromSeconds(timeoutSeconds), FailureThreshold = 1,
    });

    private void Measure(params TargetEntry[] targets)
    {
        _bench.Engine.Apply(Plans.Accepted(targets));
        Run(100);
    }

    /// <summary>Runs until a request is under way, and answers all that are.</summary>
    private void Answer()
    {
        for (var i = 0; i < 2_000 && _sender.Sent.All(sent => sent.Request.IsSettled); i++) Run(1);
        foreach (var (_, request) in _sender.Sent.Where(sent => !sent.Request.IsSettled).ToList()) request.Settle(Outcome.Received(1_000_000));
        _sender.Sent.Clear();
    }

    private void Run(int milliseconds) => _bench.Run(_time, TimeSpan.FromMilliseconds(milliseconds));
}
