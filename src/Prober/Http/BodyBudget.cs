namespace NetworkTelemetry.Prober.Http;

/// <summary>Bounds the bytes of bodies that are held at once to be matched, by all exchanges together.</summary>
internal sealed class BodyBudget(long limit = BodyBudget.Default)
{
    private const long Default = 64 * 1024 * 1024;

    private long _taken;

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= limit) return true;
        Return(bytes);
        return false;
    }

    public void Return(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
