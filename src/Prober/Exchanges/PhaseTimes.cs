using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>What an exchange spends its time with. Phases that come again are added up; the time between them is the prober's own and nobody's.</summary>
internal sealed class PhaseTimes(MonotonicClock clock, int phases)
{
    private readonly long[] _nanoseconds = new long[phases];
    private long _from;

    /// <summary>A phase begins.</summary>
    public void Begin() => _from = clock.Now;

    /// <summary>It ends now, and another one begins.</summary>
    public void End(int phase) => End(phase, clock.Now);

    /// <summary>It ended with something that came at that time of the monotonic clock, and another one began then.</summary>
    public void End(int phase, long when)
    {
        if (when > _from) Add(phase, when - _from);
        _from = Math.Max(when, _from);
    }

    public void Add(int phase, long nanoseconds) => _nanoseconds[phase] += nanoseconds;

    /// <summary>Nanoseconds of the phases from one to another one; at least 1.</summary>
    public long Sum(int first, int last)
    {
        long sum = 0;
        for (var phase = first; phase <= last; phase++) sum += _nanoseconds[phase];
        return Math.Max(1, sum);
    }

    public double[] Seconds() => Array.ConvertAll(_nanoseconds, MonotonicClock.Seconds);
}
