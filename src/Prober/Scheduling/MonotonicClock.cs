using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Nanoseconds that never go back, and beside them the wall clock that the kernel stamps packets with.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    private const long NanosecondsPerTick = 100;

    private readonly long _origin = time.GetTimestamp();
    private readonly bool _isNanoseconds = time.TimestampFrequency == NanosecondsPerSecond;
    private readonly bool _isSystem = time == TimeProvider.System;

    /// <summary>Nanoseconds since this object was made.</summary>
    public long Now
    {
        get
        {
            var elapsed = time.GetTimestamp() - _origin;
            return _isNanoseconds ? elapsed : (long)((Int128)elapsed * NanosecondsPerSecond / time.TimestampFrequency);
        }
    }

    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>CLOCK_REALTIME in nanoseconds since the Unix epoch; steps when somebody sets the clock.</summary>
    public unsafe long Realtime
    {
        get
        {
            if (!_isSystem) return (time.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * NanosecondsPerTick;
            Timespec now;
            return Libc.GetTime(Libc.RealtimeClock, &now) == 0 ? now.TotalNanoseconds : 0;
        }
    }

    public static long Nanoseconds(TimeSpan duration) => duration.Ticks * NanosecondsPerTick;

    public static TimeSpan Time(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / NanosecondsPerTick);

    public static double Seconds(long nanoseconds) => nanoseconds / (double)NanosecondsPerSecond;
}
