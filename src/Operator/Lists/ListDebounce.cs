namespace NetworkTelemetry.Operator.Lists;

/// <summary>Waits for a burst of changes to end, so that 20 applied targets are one write a node: 200 ms of quiet, 1 s at most.</summary>
/// <param name="Pending">What is waiting to be written; null when nothing is.</param>
internal sealed record ListDebounce(string? Pending, DateTimeOffset FirstChange, DateTimeOffset LastChange)
{
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static ListDebounce Idle { get; } = new(null, default, default);

    public ListDebounce Observe(string? pending, DateTimeOffset now)
    {
        if (pending is null) return Idle;
        if (Pending is null) return new(pending, now, now);
        return pending == Pending ? this : this with { Pending = pending, LastChange = now };
    }

    /// <summary>Zero or less: write now, also when the clock was set back.</summary>
    public TimeSpan Remaining(DateTimeOffset now)
    {
        if (now < LastChange) return TimeSpan.Zero;
        var quiet = LastChange + Quiet - now;
        var longest = FirstChange + Longest - now;
        return quiet < longest ? quiet : longest;
    }
}
