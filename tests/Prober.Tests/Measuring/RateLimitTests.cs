using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tests.Measuring;

public sealed class RateLimitTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(10, 1, new long[] { 0, 100, 200, 300 })]
    [InlineData(10, 3, new long[] { 0, 0, 0, 100, 200 })]
    [InlineData(1000, 2, new long[] { 0, 0, 1, 2 })]
    public void Those_who_come_together_leave_as_a_burst_and_then_evenly(int perSecond, int burst, long[] milliseconds)
    {
        var limit = new RateLimit(perSecond, burst);
        long schedule = 0;
        Assert.Equal(milliseconds, milliseconds.Select(_ => (limit.Reserve(ref schedule, 5 * Second) - (5 * Second)) / 1_000_000));
    }

    [Fact]
    public void Who_keeps_the_pace_by_himself_never_waits()
    {
        var limit = new RateLimit(100, 1);
        long schedule = 0;
        for (var now = Second; now < 10 * Second; now += Second / 100) Assert.Equal(now, limit.Reserve(ref schedule, now));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(200, 20)]
    public void A_burst_is_a_tenth_of_a_second(int perSecond, int burst)
    {
        long schedule = 0;
        var limit = RateLimit.Of(perSecond);
        Assert.Equal(burst, Enumerable.Range(0, perSecond + 1).Count(_ => limit.Reserve(ref schedule, Second) == Second));
    }

    [Fact]
    public void Whenever_requests_come_no_stretch_of_time_sees_more_than_the_limit() => Check.QuickThrowOnFailure(Prop.ForAll<byte[], byte, byte>((gaps, rate, burst) =>
    {
        var limit = new RateLimit(rate + 1, (burst % 8) + 1);
        var (schedule, now, left) = (0L, Second, new List<long>());
        foreach (var gap in gaps ?? [])
        {
            now += gap * 1_000_000L;
            left.Add(limit.Reserve(ref schedule, now));
            if (left[^1] < now) return false;
        }

        var increment = Second / (rate + 1);
        for (var i = 0; i < left.Count; i++)
        for (var j = i; j < left.Count; j++)
            if (j - i + 1 > (burst % 8) + 1 + ((left[j] - left[i]) / increment)) return false;
        return left.SequenceEqual(left.Order());
    }));
}
