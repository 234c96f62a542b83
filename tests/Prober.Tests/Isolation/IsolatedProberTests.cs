using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Isolation;

/// <summary>The engine with its real senders in a network whose links and routes the test takes away.</summary>
public sealed class IsolatedProberTests
{
    private static TargetEntry Target(string host, int failureThreshold = 2) => Plans.Target(host, Plans.Ping(host, packets: 2) with
    {
        Interval = TimeSpan.FromMilliseconds(200), Timeout = TimeSpan.FromMilliseconds(150), FailureThreshold = failureThreshold,
        Icmp = new IcmpEntry { Packets = 2, PacketInterval = TimeSpan.FromMilliseconds(20) },
    });

    private static void InNetwork(Action<RealProbes, SimulatedNetwork> body, params TargetEntry[] targets) => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowPingSockets(true);
        using var network = new SimulatedNetwork();
        using var probes = new RealProbes();
        OwnNetwork.Ip("route add default dev sim0");
        probes.Measure(targets);
        probes.Bench.RunUntil(() => All(probes, ProbeState.Up), "every target Up");
        body(probes, network);
    });

    private static bool All(RealProbes probes, string state) => probes.Bench.Board.Content.Series.All(series => series.State == state);

    private static long Lost(RealProbes probes) => probes.Bench.Board.Content.Series.Sum(series => series.Sent - series.Received);

    private static string StateOf(RealProbes probes, string host) => probes.Bench.Series(host).Row is var row ? $"{row.State} {row.Reason}" : "";

    [Fact]
    public void While_the_only_link_is_down_nothing_is_lost_and_nobody_is_Down() => InNetwork(
        (probes, _) =>
        {
            OwnNetwork.Ip("link set sim0 down");
            probes.Bench.RunUntil(() =>
            {
                Assert.DoesNotContain(probes.Bench.Board.Content.Series, series => series.State == ProbeState.Down);
                return All(probes, ProbeState.Unknown);
            }, "every target Unknown");
            var rounds = probes.Bench.Board.Content.Series.Min(series => series.Rounds);
            probes.Bench.RunUntil(() => probes.Bench.Board.Content.Series.All(series => series.Rounds > rounds + 4), "some more rounds");
            Assert.All(probes.Bench.Board.Content.Series, series => Assert.Equal((ProbeState.Unknown, ProbeReason.ProberIsolated), (series.State, series.Row.Reason)));
            Assert.All(probes.Bench.Board.Content.Series, series => Assert.True(series.Isolated > 0));
            Assert.Equal(("IPv4", IsolationReason.NoRoute), (Assert.Single(probes.Isolation.Isolated).Family, probes.Isolation.Isolated[0].Reason));
            Assert.Equal(0, Lost(probes));

            OwnNetwork.Ip("link set sim0 up");
            OwnNetwork.Ip("route add default dev sim0");
            probes.Bench.RunUntil(() => All(probes, ProbeState.Up), "every target Up again");
            Assert.Empty(probes.Isolation.Isolated);
            Assert.Equal(0, Lost(probes));
        },
        Target(SimulatedNetwork.Answers, failureThreshold: 1), Target(SimulatedNetwork.AnswersToo), Target("198.51.100.10", failureThreshold: 1));

    [Fact]
    public void One_of_three_targets_that_dies_is_Down() => InNetwork(
        (probes, network) =>
        {
            network.Kill(SimulatedNetwork.AnswersToo);
            probes.Bench.RunUntil(() => StateOf(probes, SimulatedNetwork.AnswersToo) == "Down Timeout", "Down");
            Assert.Equal("Up Ok", StateOf(probes, SimulatedNetwork.Answers));
            Assert.Equal("Up Ok", StateOf(probes, SimulatedNetwork.AnswersAsWell));
            Assert.Equal(0, probes.Bench.Series(SimulatedNetwork.AnswersToo).Isolated);
            Assert.Empty(probes.Isolation.Isolated);
        },
        Target(SimulatedNetwork.Answers), Target(SimulatedNetwork.AnswersToo), Target(SimulatedNetwork.AnswersAsWell));

    [Fact]
    public void A_lone_target_that_dies_is_Down() => InNetwork(
        (probes, network) =>
        {
            network.Kill(SimulatedNetwork.Answers);
            probes.Bench.RunUntil(() => StateOf(probes, SimulatedNetwork.Answers) == "Down Timeout", "Down");
            Assert.Empty(probes.Isolation.Isolated);
        },
        Target(SimulatedNetwork.Answers));

    [Fact]
    public void A_lost_default_route_cuts_off_who_has_no_other_way() => InNetwork(
        (probes, _) =>
        {
            OwnNetwork.Ip("route del default");
            probes.Bench.RunUntil(() => StateOf(probes, "198.51.100.10") == "Unknown ProberIsolated", "Unknown");
            Assert.Equal(0, Lost(probes));
        },
        Target("198.51.100.10", failureThreshold: 1));

    [Fact]
    public void A_lost_route_is_the_targets_own_while_others_answer() => InNetwork(
        (probes, _) =>
        {
            // What answers last before the route goes must be the one that goes on answering, whatever the splay.
            OwnNetwork.Ip("route del default");
            probes.Bench.RunUntil(() => StateOf(probes, "198.51.100.10") == "Down Unreachable", "Down");
            Assert.Equal("Up Ok", StateOf(probes, SimulatedNetwork.Answers));
            Assert.Empty(probes.Isolation.Isolated);
        },
        Target(SimulatedNetwork.Answers), Target("198.51.100.10"));

    [Theory]
    [InlineData(true, "Unknown ProberIsolated")]
    [InlineData(false, "Down Timeout|Down Unreachable")]
    public void A_silent_gateway_needs_silent_resolvers(bool resolversSilent, string expected) => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowPingSockets(true);
        OwnNetwork.Ip("link add near type veth peer name far");
        OwnNetwork.Ip("addr add 192.0.2.1/24 dev near");
        OwnNetwork.Ip("link set far up");
        OwnNetwork.Ip("link set near up");
        OwnNetwork.Ip("route add default via 192.0.2.254 dev near");
        using var probes = new RealProbes { ResolversSilent = resolversSilent };
        probes.Measure(Target("198.51.100.1"));
        probes.Bench.RunUntil(() => expected.Split('|').Contains(StateOf(probes, "198.51.100.1")), expected);
    });

    [Fact]
    public void An_unplugged_cable_is_the_probers_own_and_a_plugged_one_the_targets() => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowPingSockets(true);
        OwnNetwork.Ip("link add near type veth peer name far");
        OwnNetwork.Ip("addr add 192.0.2.1/24 dev near");
        OwnNetwork.Ip("link set near up");
        using var probes = new RealProbes();
        probes.Measure(Target("192.0.2.7"));
        probes.Bench.RunUntil(() => StateOf(probes, "192.0.2.7") == "Unknown ProberIsolated", "Unknown");
        Assert.Equal(IsolationReason.NoCarrier, Assert.Single(probes.Isolation.Isolated).Reason);
        Assert.Equal(0, Lost(probes));

        OwnNetwork.Ip("link set far up");
        probes.Bench.RunUntil(() => StateOf(probes, "192.0.2.7") is "Down Timeout" or "Down Unreachable", "Down");
        Assert.Empty(probes.Isolation.Isolated);
    });

    [Fact]
    public void A_prober_that_starts_without_any_link_is_isolated_and_its_loopback_targets_are_Up() => OwnNetwork.Run(() =>
    {
        OwnNetwork.AllowPingSockets(true);
        using var probes = new RealProbes();
        probes.Measure(Target("127.0.0.1"), Target("198.51.100.1", failureThreshold: 1));
        probes.Bench.RunUntil(() => StateOf(probes, "127.0.0.1") == "Up Ok" && StateOf(probes, "198.51.100.1") == "Unknown ProberIsolated", "Up and Unknown");
        Assert.Equal(0, Lost(probes));
    });
}
