using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>De-duplicating queue of keys with priorities and delays (see <see cref="QueueState"/>). One timer, set to the exact next time.</summary>
internal sealed class WorkQueue : IDisposable
{
    private const double LongestTimer = 24 * 60 * 60 * 1000;

    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly Lock _lock = new();
    private readonly QueueState _state = new();
    private readonly ItemBackoff _backoff;
    private readonly Queue<TaskCompletionSource<QueueItem>> _waiters = new();
    private readonly ITimer _timer;
    private readonly QueueMetrics? _metrics;

    /// <param name="longestBackoff">Of a key that fails again and again.</param>
    public WorkQueue(TimeProvider time, QueueMetrics? metrics = null, TimeSpan? longestBackoff = null)
    {
        _backoff = new(longestBackoff ?? ItemBackoff.UsualLongest);
        _metrics = metrics;
        _time = time;
        _origin = time.GetTimestamp();
        _timer = time.CreateTimer(static queue => ((WorkQueue)queue!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Keys that wait for a worker, by priority.</summary>
    public IReadOnlyDictionary<int, int> Depths()
    {
        lock (_lock)
            return _state.Depths(Now);
    }

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    public void Add(ObjectKey key, int priority = QueuePriority.Normal, TimeSpan delay = default)
    {
        if (delay > TimeSpan.Zero)
            _metrics?.Delayed();
        lock (_lock)
        {
            var now = Now;
            if (_state.Add(key, priority, delay > TimeSpan.Zero ? now + delay : now, now))
                _metrics?.Added();
            DispatchUnsynchronized();
        }
    }

    /// <summary>Adds after this key's own back-off.</summary>
    public TimeSpan AddRateLimited(ObjectKey key, int priority)
    {
        var delay = _backoff.Next(key);
        Add(key, priority, delay);
        return delay;
    }

    public void Forget(ObjectKey key) => _backoff.Forget(key);

    /// <summary>The next key; nobody else gets it until <see cref="Done"/>.</summary>
    public async Task<QueueItem> TakeAsync(CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource<QueueItem>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiters.Enqueue(waiter);
            DispatchUnsynchronized();
        }

        // A cancelled waiter stays in line and is passed over: it can no longer be given a key.
        await using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource<QueueItem>)state!).TrySetCanceled(token), waiter))
            return await waiter.Task;
    }

    public void Done(ObjectKey key)
    {
        lock (_lock)
        {
            _state.Done(key, Now);
            DispatchUnsynchronized();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        lock (_lock)
            DispatchUnsynchronized();
    }

    private void DispatchUnsynchronized()
    {
        while (_waiters.TryPeek(out var waiter))
        {
            if (waiter.Task.IsCompleted)
            {
                _waiters.Dequeue();
                continue;
            }

            if (!_state.TryTake(Now, out var item))
                break;
            _waiters.Dequeue();
            if (!waiter.TrySetResult(item))
            {
                // Cancelled between the check and now: the key goes back to its place.
                _state.Add(item.Key, item.Priority, Now - item.Waited, Now);
                _state.Done(item.Key, Now);
            }
        }

        // A timer counts whole milliseconds, and rounding down would spin; it cannot hold what is weeks away, and to look in between does no harm.
        if (_waiters.Count > 0 && _state.NextReadyAt is { } next)
            _timer.Change(TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling((next - Now).TotalMilliseconds), 1, LongestTimer)), Timeout.InfiniteTimeSpan);
    }
}
