using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Scheduling;

public sealed class SchedulerLoadTests
{
    private readonly FakeTime _time = new();
    private readonly MonotonicClock _clock;
    private readonly SchedulerLoad _load;

    public SchedulerLoadTests()
    {
        _clock = new MonotonicClock(_time);
        _load = new SchedulerLoad(_clock, new MetricRegistry());
    }

    [Fact]
    public void Utilization_is_the_busy_share_of_the_last_minute()
    {
        for (var second = 0; second < 120; second++)
        {
            var from = _clock.Now;
            _time.Advance(TimeSpan.FromMilliseconds(second < 60 ? 900 : 250));
            _load.ObserveBusy(from, _clock.Now);
            _time.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromMilliseconds(second < 60 ? 900 : 250));
        }

        Assert.InRange(_load.Utilization(), 0.24, 0.27);
    }

    [Fact]
    public void The_99th_percentile_of_the_lag_forgets_after_a_minute()
    {
        Assert.Equal(0, _load.LagPercentile99());
        for (var i = 0; i < 98; i++) _load.ObserveLag(50_000, 0);
        for (var i = 0; i < 2; i++) _load.ObserveLag(9_000_000, 0);
        Assert.Equal(0.01, _load.LagPercentile99());
        _time.Advance(TimeSpan.FromSeconds(61));
        _load.ObserveLag(_clock.Now, _clock.Now - 50_000);
        Assert.Equal(1e-4, _load.LagPercentile99());
    }
}
