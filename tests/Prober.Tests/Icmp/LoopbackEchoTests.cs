using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Icmp;

public sealed class LoopbackEchoTests
{
    [Fact]
    public void Loopback_answers_over_both_families_with_plausible_times()
    {
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("v4", Plans.Ping(packets: 5)), Plans.Target("v6", Plans.Ping("::1", packets: 5)));
        AssertUp(probes, "v4", "IPv4");
        if (File.Exists("/proc/net/if_inet6") && File.ReadAllText("/proc/net/if_inet6").Contains(" lo", StringComparison.Ordinal)) AssertUp(probes, "v6", "IPv6");
    }

    private static void AssertUp(RealProbes probes, string target, string family)
    {
        var series = probes.Bench.Series(target, family);
        Assert.Equal(ProbeReason.Ok, series.Row.Reason);
        Assert.Equal(series.Sent, series.Received);
        Assert.InRange(series.Rtt.Min, 1e-7, 0.05);
        Assert.True(series.Rtt.Min <= series.Rtt.Mean && series.Rtt.Mean <= series.Rtt.Max);
        Assert.Equal(series.Received, series.Buckets.ToArray().Sum());
    }

    [Fact]
    public void Targets_with_the_same_address_each_get_their_own_replies()
    {
        using var probes = new RealProbes();
        probes.Measure([.. Enumerable.Range(0, 50).Select(i => Plans.Target($"t{i}", Plans.Ping(packets: 3)))]);
        Assert.All(probes.Bench.Board.Content.Series, series =>
        {
            Assert.Equal((3, 3, 0), (series.Sent, series.Received, series.Duplicates));
            Assert.Equal(ProbeReason.Ok, series.Row.Reason);
        });
    }

    [Theory]
    [InlineData(16)]
    [InlineData(1400)]
    [InlineData(20_000)]
    [InlineData(65_507)]
    public void Every_payload_size_and_DSCP_is_answered(int payload)
    {
        using var probes = new RealProbes();
        probes.Measure(Plans.Target("a", Plans.Ping() with { Icmp = new IcmpEntry { Packets = 2, PacketInterval = TimeSpan.FromMilliseconds(5), PayloadBytes = payload, Dscp = 46 } }));
        Assert.Equal((ProbeReason.Ok, null), (probes.Bench.Row("a").Reason, probes.Bench.Row("a").Message));
    }

    [Fact]
    public void Two_probers_on_one_machine_never_take_each_others_replies()
    {
        using var one = new RealProbes(allowPingSocket: false);
        using var other = new RealProbes(allowPingSocket: false);
        one.Measure(Plans.Target("a", Plans.Ping(packets: 5)));
        other.Measure(Plans.Target("a", Plans.Ping(packets: 5)));
        one.Bench.Engine.Turn();
        Assert.Equal((5, 5, 0), (one.Bench.Series("a").Sent, one.Bench.Series("a").Received, one.Bench.Series("a").Duplicates));
        Assert.Equal((5, 5, 0), (other.Bench.Series("a").Sent, other.Bench.Series("a").Received, other.Bench.Series("a").Duplicates));
    }

    [Fact]
    public void Replies_that_our_own_full_buffer_dropped_are_discarded_and_never_lost()
    {
        const int Targets = 240;
        using var probes = new RealProbes();
        var large = Plans.Ping() with { Interval = TimeSpan.FromHours(1), Icmp = new IcmpEntry { Packets = 1, PayloadBytes = 60_000 } };
        probes.Bench.Engine.Apply(Plans.Accepted([.. Enumerable.Range(0, Targets).Select(i => Plans.Target($"t{i}", large))]));
        probes.Bench.Engine.Turn();

        // All are due before the engine looks again: 14 MB of replies come into a buffer of 8 MB at most.
        Thread.Sleep(Targets * 3);
        probes.Bench.Engine.Turn();
        var all = probes.Bench.Board.Content.Series;
        probes.Bench.RunUntil(() => all.All(series => series.Rounds > 0), "a first round of all");
        Assert.SkipWhen(all[0].Row.Reason == ProbeReason.NotPermitted, "this machine permits no ICMP sockets");
        Assert.Equal(0, all.Sum(series => series.Lost[0] + series.Lost[1]));
        Assert.InRange(all.Count(series => series.Row.Reason == ProbeReason.LocalDrop), 1, Targets - 1);
        Assert.Equal(Targets, all.Sum(series => series.Received + series.Discarded[1]));
    }
}
