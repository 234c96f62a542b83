using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>At most so many a second: the generic cell rate algorithm (ITU-T I.371, annex A) in its form of a virtual schedule.</summary>
/// <param name="perSecond">1 to 1,000,000.</param>
/// <param name="burst">So many may follow each other at once after a pause; at least 1.</param>
internal sealed class RateLimit(int perSecond, int burst)
{
    private readonly long _increment = MonotonicClock.NanosecondsPerSecond / perSecond;
    private readonly long _tolerance = MonotonicClock.NanosecondsPerSecond / perSecond * (burst - 1);

    public int PerSecond => perSecond;

    /// <summary>With bursts of a tenth of a second's worth.</summary>
    public static RateLimit Of(int perSecond) => new(perSecond, Math.Max(1, perSecond / 10));

    /// <summary>Reserves the next place: the time at which to leave, <paramref name="now"/> or later.</summary>
    /// <param name="schedule">When the next would leave if all left evenly; 0 at first.</param>
    public long Reserve(ref long schedule, long now)
    {
        var due = Math.Max(schedule, now);
        schedule = due + _increment;
        return Math.Max(now, due - _tolerance);
    }
}
