using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Tests.Scheduling;

public sealed class TimerWheelTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Every_deadline_fires_once_at_the_first_look_after_it() => Prop.ForAll<PositiveInt[], PositiveInt[]>((deadlines, steps) =>
    {
        // Spread from nanoseconds to hours, so that both levels and several pages are used.
        var times = deadlines.Select((deadline, i) => deadline.Get * (long)Math.Pow(10, i % 11)).ToArray();
        var wheel = new TimerWheel(0);
        var timers = times.Select(time => new Timer(time)).ToArray();
        foreach (var timer in timers) wheel.Schedule(timer, timer.Wanted);

        var now = 0L;
        var looks = new List<long>();
        foreach (var step in steps.Select((step, i) => step.Get * (long)Math.Pow(10, i % 11)))
        {
            now += step;
            looks.Add(now);
            wheel.Advance(now);
        }

        looks.Add(now = Math.Max(now, times.DefaultIfEmpty().Max()));
        wheel.Advance(now);
        Assert.All(timers, timer => Assert.Equal([looks.First(look => look >= timer.Wanted)], timer.Fired));
        Assert.Equal(0, wheel.Count);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Following_NextWake_fires_every_deadline_exactly_in_time() => Prop.ForAll<PositiveInt[]>(deadlines =>
    {
        var wheel = new TimerWheel(0);
        var timers = deadlines.Select((deadline, i) => new Timer(deadline.Get * (long)Math.Pow(10, i % 9))).ToArray();
        foreach (var timer in timers) wheel.Schedule(timer, timer.Wanted);
        for (var now = 0L; wheel.Count > 0; wheel.Advance(now))
        {
            var next = wheel.NextWake();
            Assert.True(next > now);
            now = next;
        }

        Assert.All(timers, timer => Assert.Equal([timer.Wanted], timer.Fired));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_due_fires_in_the_order_of_the_deadlines()
    {
        var wheel = new TimerWheel(0);
        var order = new List<long>();
        foreach (var deadline in new long[] { 900, 100, 5 * Millisecond, 500 }) wheel.Schedule(new Timer(deadline, () => order.Add(deadline)), deadline);
        wheel.Advance(10 * Millisecond);
        Assert.Equal([100, 500, 900, 5 * Millisecond], order);
    }

    [Fact]
    public void A_removed_or_moved_entry_does_not_fire_at_its_old_time()
    {
        var wheel = new TimerWheel(0);
        var removed = new Timer(Millisecond);
        var moved = new Timer(Millisecond);
        wheel.Schedule(removed, Millisecond);
        wheel.Schedule(moved, Millisecond);

        // One that fires first may take others of the same moment out.
        wheel.Schedule(new Timer(0, () => wheel.Remove(removed)), 0);
        wheel.Schedule(new Timer(0, () => wheel.Schedule(moved, 60_000 * Millisecond)), 0);
        wheel.Advance(2 * Millisecond);
        Assert.Empty(removed.Fired);
        Assert.Empty(moved.Fired);
        wheel.Advance(60_000 * Millisecond);
        Assert.Equal([60_000 * Millisecond], moved.Fired);
    }

    [Fact]
    public void An_entry_that_schedules_itself_in_the_past_fires_at_the_next_look()
    {
        var wheel = new TimerWheel(0);
        Timer? timer = null;
        timer = new Timer(0, () =>
        {
            if (timer!.Fired.Count < 3) wheel.Schedule(timer, 0);
        });
        wheel.Schedule(timer, 0);
        for (var i = 0; i < 5; i++) wheel.Advance(5 * Millisecond);
        Assert.Equal(3, timer.Fired.Count);
    }

    private sealed class Timer(long wanted, Action? action = null) : WheelEntry
    {
        public long Wanted => wanted;

        public List<long> Fired { get; } = [];

        public override void Fire(long now)
        {
            Fired.Add(now);
            action?.Invoke();
        }
    }
}
