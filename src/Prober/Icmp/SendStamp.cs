namespace NetworkTelemetry.Prober.Icmp;

/// <summary>Both clocks at one moment, in nanoseconds.</summary>
internal readonly record struct SendStamp(long Realtime, long Monotonic)
{
    private const long MaxClockStep = 1_000_000;

    /// <summary>
    /// The round-trip time up to the kernel's receive stamp, or up to <paramref name="received"/> when there is no stamp or the wall clock was set meanwhile.
    /// The clocks' offset is compared, not the two results: on a busy machine these differ by our own delay, which the stamp exists to leave out.
    /// </summary>
    public long RoundTrip(long kernelTime, SendStamp received)
    {
        var monotonic = Math.Max(received.Monotonic - Monotonic, 1);
        var step = Math.Abs(received.Realtime - received.Monotonic - (Realtime - Monotonic));
        var stamped = kernelTime - Realtime;
        return kernelTime == 0 || step > MaxClockStep || stamped <= 0 || stamped > monotonic + MaxClockStep ? monotonic : stamped;
    }
}
