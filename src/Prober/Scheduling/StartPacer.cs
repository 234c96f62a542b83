namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>First rounds start at once, but two milliseconds apart: twenty new targets within 40 ms, five thousand over ten seconds.</summary>
internal sealed class StartPacer
{
    private const long Spacing = 2_000_000;

    private long _next;

    public long NextStart(long now)
    {
        var start = Math.Max(_next, now);
        _next = start + Spacing;
        return start;
    }
}
