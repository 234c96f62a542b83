using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Icmp;

/// <summary>The traps of measuring: what is late, doubled, broken, foreign or refused by a router, each over both kinds of socket.</summary>
public sealed class SimulatedNetworkTests
{
    private static void Measure(bool pingSocket, Action<RealProbes> check, params string[] hosts) => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowPingSockets(pingSocket);
        using var network = new SimulatedNetwork();
        using var probes = new RealProbes();
        probes.Measure([.. hosts.Select(host => Plans.Target(host, Plans.Ping(host, packets: 3) with { Interval = TimeSpan.FromSeconds(5) }))]);
        Assert.Equal(pingSocket ? IcmpMode.PingSocket : IcmpMode.RawSocket, probes.Icmp.Mode);
        check(probes);
    });

    private static (string Reason, long Sent, long Received, long Duplicates) Of(Series series) => (series.Row.Reason, series.Sent, series.Received, series.Duplicates);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_outcome_has_its_own_reason(bool pingSocket) => Measure(
        pingSocket,
        probes =>
        {
            Assert.Equal((ProbeReason.Ok, 3, 3, 0), Of(probes.Bench.Series(SimulatedNetwork.Answers)));
            Assert.Equal((ProbeReason.Ok, 3, 3, 3), Of(probes.Bench.Series(SimulatedNetwork.AnswersTwice)));
            Assert.Equal((ProbeReason.Timeout, 3, 0, 0), Of(probes.Bench.Series(SimulatedNetwork.Corrupts)));
            Assert.Equal((ProbeReason.Timeout, 3, 0, 0), Of(probes.Bench.Series(SimulatedNetwork.AnswersFromElsewhere)));
            Assert.Equal((ProbeReason.Timeout, 3, 0, 0), Of(probes.Bench.Series(SimulatedNetwork.Silent)));
            Assert.Equal((ProbeReason.Unreachable, 3, 0, 0), Of(probes.Bench.Series(SimulatedNetwork.Unreachable)));
            Assert.Equal((ProbeReason.Unreachable, 3, 0, 0), Of(probes.Bench.Series(SimulatedNetwork.ExpiresWithShortQuote)));
            Assert.Equal([0, 3], probes.Bench.Series(SimulatedNetwork.Unreachable).Lost.ToArray());
            Assert.All(probes.Bench.Board.Content.Series, series => Assert.Equal([0, 0], series.Discarded.ToArray()));
        },
        SimulatedNetwork.Answers, SimulatedNetwork.AnswersTwice, SimulatedNetwork.Corrupts, SimulatedNetwork.AnswersFromElsewhere, SimulatedNetwork.Silent,
        SimulatedNetwork.Unreachable, SimulatedNetwork.ExpiresWithShortQuote);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Late_replies_are_lost_and_credited_to_nobody(bool pingSocket) => Measure(
        pingSocket,
        probes =>
        {
            var late = probes.Bench.Series(SimulatedNetwork.AnswersLate);
            var until = DateTime.UtcNow.AddSeconds(1);
            probes.Bench.RunUntil(() => DateTime.UtcNow > until);
            Assert.Equal((ProbeReason.Timeout, 3, 0, 0), Of(late));
            Assert.Equal((ProbeReason.Ok, 3, 3, 0), Of(probes.Bench.Series(SimulatedNetwork.Answers)));
        },
        SimulatedNetwork.AnswersLate, SimulatedNetwork.Answers);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_missing_route_is_unreachable_and_does_not_touch_other_targets(bool pingSocket) => Measure(
        pingSocket,
        probes =>
        {
            Assert.Equal((ProbeReason.Unreachable, 3, 0, 0), Of(probes.Bench.Series("198.51.100.1")));
            Assert.Equal((ProbeReason.Ok, 3, 3, 0), Of(probes.Bench.Series(SimulatedNetwork.Answers)));
        },
        "198.51.100.1", SimulatedNetwork.Answers);

    [Fact]
    public void A_hundred_unreachable_neighbours_never_cost_a_good_target_a_packet() => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowPingSockets(true);
        using var network = new SimulatedNetwork();
        using var probes = new RealProbes();
        probes.Measure([.. Enumerable.Range(0, 100).SelectMany(i => new[]
        {
            Plans.Target($"bad{i}", Plans.Ping(SimulatedNetwork.Unreachable, packets: 5)), Plans.Target($"good{i}", Plans.Ping(SimulatedNetwork.Answers, packets: 5)),
        })]);
        var good = probes.Bench.Board.Content.Series.Where(series => series.Plan.Target.StartsWith("good", StringComparison.Ordinal));
        Assert.All(good, series => Assert.Equal(series.Sent, series.Received));
    });
}
