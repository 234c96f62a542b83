using System.Threading.Tasks.Sources;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>One who waits for one direction of a connection; may be told without cause, and then looks and waits again.</summary>
/// <param name="onPool">Who waited goes on on the thread pool, and not within <see cref="Tell"/>.</param>
internal sealed class Readiness(bool onPool) : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _told = new() { RunContinuationsAsynchronously = onPool };
    private int _isWaiting;

    public bool IsWaiting => Volatile.Read(ref _isWaiting) == 1;

    /// <summary>The wait that the next <see cref="Tell"/> ends.</summary>
    public ValueTask Begin()
    {
        _told.Reset();
        var wait = new ValueTask(this, _told.Version);
        Interlocked.Exchange(ref _isWaiting, 1);
        return wait;
    }

    /// <summary>From any thread.</summary>
    public void Tell()
    {
        if (Interlocked.Exchange(ref _isWaiting, 0) == 1) _told.SetResult(true);
    }

    public void GetResult(short token) => _told.GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => _told.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _told.OnCompleted(continuation, state, token, flags);
}
