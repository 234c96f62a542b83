namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Something that happens at a time. It carries its own links, so that scheduling allocates nothing.</summary>
internal abstract class WheelEntry
{
    internal const int NotScheduled = -1;

    internal WheelEntry? Previous { get; set; }

    internal WheelEntry? Next { get; set; }

    internal int Slot { get; set; } = NotScheduled;

    /// <summary>Monotonic nanoseconds.</summary>
    public long Deadline { get; internal set; }

    public bool IsScheduled => Slot != NotScheduled;

    /// <summary>Called once for each time it was scheduled, at or after <see cref="Deadline"/>.</summary>
    public abstract void Fire(long now);
}
