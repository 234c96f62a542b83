namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Nanoseconds that never go back, and beside them the wall clock that the kernel stamps packets with.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    public const long NanosecondsPerSecond = 1_000_000_000;
    private const long NanosecondsPerTick = 100;

    private readonly long _origin = time.GetTimestamp();

    /// <summary>Nanoseconds since this object was made.</summary>
    public long Now => (long)((Int128)(time.GetTimestamp() - _origin) * NanosecondsPerSecond / time.TimestampFrequency);

    public DateTimeOffset UtcNow => time.GetUtcNow();

    /// <summary>CLOCK_REALTIME in nanoseconds since the Unix epoch; steps when somebody sets the clock.</summary>
    public long Realtime => (time.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * NanosecondsPerTick;

    public static long Nanoseconds(TimeSpan duration) => duration.Ticks * NanosecondsPerTick;

    public static TimeSpan Time(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / NanosecondsPerTick);

    public static double Seconds(long nanoseconds) => nanoseconds / (double)NanosecondsPerSecond;
}
