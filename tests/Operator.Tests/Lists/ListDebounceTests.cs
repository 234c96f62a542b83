using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Tests.Lists;

public sealed class ListDebounceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_change_waits_for_200_ms_of_quiet()
    {
        var debounce = ListDebounce.Idle.Observe("r1", Start);
        Assert.Equal(200, debounce.Remaining(Start).TotalMilliseconds);
        Assert.Equal(50, debounce.Observe("r1", At(150)).Remaining(At(150)).TotalMilliseconds);
        Assert.Equal(200, debounce.Observe("r2", At(150)).Remaining(At(150)).TotalMilliseconds);
        Assert.True(debounce.Observe("r1", At(200)).Remaining(At(200)) <= TimeSpan.Zero);
    }

    [Fact]
    public void Changes_that_go_on_wait_for_1_s_at_most()
    {
        var debounce = ListDebounce.Idle;
        for (var ms = 0; ms < 1000; ms += 100)
        {
            debounce = debounce.Observe($"r{ms}", At(ms));
            Assert.True(debounce.Remaining(At(ms)) > TimeSpan.Zero);
        }

        Assert.True(debounce.Observe("last", At(1000)).Remaining(At(1000)) <= TimeSpan.Zero);
    }

    [Fact]
    public void A_change_that_is_taken_back_is_forgotten() =>
        Assert.Equal(ListDebounce.Idle, ListDebounce.Idle.Observe("r1", Start).Observe(null, At(100)));

    [Fact]
    public void A_clock_that_is_set_back_keeps_nothing_waiting() =>
        Assert.True(ListDebounce.Idle.Observe("r1", At(3_600_000)).Remaining(At(100)) <= TimeSpan.Zero);

    private static DateTimeOffset At(int milliseconds) => Start.AddMilliseconds(milliseconds);
}
