using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Says when the prober itself is the problem: how late requests leave, what was held back or left out, and how busy the engine is.</summary>
internal sealed class SchedulerLoad
{
    private static readonly double[] Bounds = [.. ProberMetrics.SchedulerLag.Buckets!];

    private readonly MinuteWindow _lags = new(Bounds.Length + 1);
    private readonly MinuteWindow _busy = new(1);
    private readonly MonotonicClock _clock;
    private readonly long _start;
    private readonly Histogram _lag;
    private readonly CounterChild[] _paced;
    private readonly CounterChild[] _skipped;

    public SchedulerLoad(MonotonicClock clock, MetricRegistry registry)
    {
        _clock = clock;
        _start = clock.Now;
        _lag = registry.CreateHistogram(ProberMetrics.SchedulerLag.Name, ProberMetrics.SchedulerLag.Help, ProberMetrics.SchedulerLag.Buckets!);
        var paced = registry.CreateCounter(ProberMetrics.RequestsPaced.Name, ProberMetrics.RequestsPaced.Help, [.. ProberMetrics.RequestsPaced.Labels]);
        var skipped = registry.CreateCounter(ProberMetrics.RoundsSkipped.Name, ProberMetrics.RoundsSkipped.Help, [.. ProberMetrics.RoundsSkipped.Labels]);
        _paced = [paced.WithLabels("destination"), paced.WithLabels("total")];
        _skipped = [.. Enum.GetNames<SkipReason>().Select(reason => skipped.WithLabels(reason))];
    }

    public void ObserveLag(long now, long planned)
    {
        var seconds = MonotonicClock.Seconds(Math.Max(0, now - planned));
        _lag.Observe(seconds);
        var bucket = 0;
        while (bucket < Bounds.Length && seconds > Bounds[bucket]) bucket++;
        _lags.Add(now, bucket, 1);
    }

    /// <summary>A request has to wait for its pace.</summary>
    public void Delayed(PaceLimit by) => _paced[(int)by].Inc();

    public void Skipped(SkipReason reason, long rounds = 1) => _skipped[(int)reason].Inc(rounds);

    public void ObserveBusy(long from, long to) => _busy.Add(to, 0, to - from);

    /// <summary>Share of the last minute, or of the time since start if that is shorter.</summary>
    public double Utilization()
    {
        var now = _clock.Now;
        var span = Math.Clamp(now - _start, 1, 60 * MonotonicClock.NanosecondsPerSecond);
        return Math.Min(1, _busy.Sum(now, 0) / (double)span);
    }

    /// <summary>Upper bound of the bucket that holds the 99th percentile of the last minute; 0 when nothing was sent.</summary>
    public double LagPercentile99()
    {
        var now = _clock.Now;
        Span<long> counts = stackalloc long[Bounds.Length + 1];
        long total = 0;
        for (var i = 0; i < counts.Length; i++) total += counts[i] = _lags.Sum(now, i);
        if (total == 0) return 0;
        long seen = 0;
        for (var i = 0; i < Bounds.Length; i++)
            if ((seen += counts[i]) >= total * 0.99) return Bounds[i];
        return Bounds[^1];
    }
}
