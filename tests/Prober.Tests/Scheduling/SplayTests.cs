using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Tests.Scheduling;

public sealed class SplayTests
{
    private const long Interval = 60_000_000_000;

    [Fact]
    public void The_next_time_is_within_one_interval_and_always_in_the_same_place()
    {
        for (var i = 0; i < 500; i++)
        {
            var after = i * 777_777_777L;
            var next = Splay.Next("uid", "ping", Interval, after);
            Assert.InRange(next, after + 1, after + Interval);
            Assert.Equal(next + Interval, Splay.Next("uid", "ping", Interval, next));
        }
    }

    [Fact]
    public void Probes_are_spread_evenly_over_the_interval()
    {
        var tenths = new int[10];
        for (var i = 0; i < 10_000; i++) tenths[Splay.Next($"0000-{i}", "ping", Interval, 0) * 10 / (Interval + 1)]++;
        Assert.All(tenths, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Places_are_so_far_apart_that_those_who_share_one_leave_together()
    {
        for (var i = 0; i < 500; i++) Assert.Equal(0, Splay.Next($"uid-{i}", "ping", Interval, i * 777_777_777L) % 5_000_000);
    }

    [Fact]
    public void First_rounds_start_at_once_but_apart()
    {
        var pacer = new StartPacer();
        Assert.Equal([1000, 2_001_000, 4_001_000], Enumerable.Range(0, 3).Select(_ => pacer.NextStart(1000)));
        Assert.Equal(9_000_000_000, pacer.NextStart(9_000_000_000));
    }
}
