using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// The bookkeeping of <see cref="WorkQueue"/>, without locks, threads or clocks: times are passed in. A key is pending at most once; while a
/// worker has it, a new pending entry waits for <see cref="Done"/>, so no key is ever worked on twice at once and no add is lost.
/// </summary>
internal sealed class QueueState
{
    private const int MostReplaced = 64;
    private readonly Dictionary<ObjectKey, Entry> _pending = [];
    private readonly HashSet<ObjectKey> _processing = [];

    // Entries are replaced, not moved: a heap node whose entry is no longer the pending one is skipped when it comes up.
    private readonly PriorityQueue<Entry, (int, long)> _ready = new();
    private readonly PriorityQueue<Entry, TimeSpan> _waiting = new();
    private long _sequence;

    /// <summary>Keys that a worker could take now, by priority.</summary>
    public IReadOnlyDictionary<int, int> Depths(TimeSpan now) =>
        _pending.Values.Where(entry => entry.ReadyAt <= now && !_processing.Contains(entry.Key))
            .CountBy(entry => entry.Priority).ToDictionary();

    /// <summary>When the next waiting key becomes ready; null when none waits.</summary>
    public TimeSpan? NextReadyAt
    {
        get
        {
            while (_waiting.TryPeek(out var entry, out var readyAt))
            {
                if (IsCurrent(entry))
                    return readyAt;
                _waiting.Dequeue();
            }

            return null;
        }
    }

    /// <summary>A key that is already pending keeps the higher priority and the earlier time.</summary>
    /// <returns>Whether it was not pending before.</returns>
    public bool Add(ObjectKey key, int priority, TimeSpan readyAt, TimeSpan now)
    {
        var isNew = !_pending.TryGetValue(key, out var old);
        if (old is not null)
        {
            readyAt = Min(readyAt, old.ReadyAt);
            priority = Math.Max(priority, old.Priority);
            if (priority == old.Priority && readyAt == old.ReadyAt)
                return false;
            // Ready since before: only a rise of the priority may cost it its place.
            if (priority == old.Priority && old.ReadyAt <= now)
                return false;
        }

        var entry = new Entry(key, priority, readyAt, ++_sequence);
        _pending[key] = entry;
        if (!_processing.Contains(key))
            Push(entry, now);
        return isNew;
    }

    public bool TryTake(TimeSpan now, out QueueItem item)
    {
        PromoteDue(now);
        while (_ready.TryDequeue(out var entry, out _))
        {
            if (!IsCurrent(entry))
                continue;
            _pending.Remove(entry.Key);
            _processing.Add(entry.Key);
            item = new(entry.Key, entry.Priority, now - entry.ReadyAt);
            return true;
        }

        item = default;
        return false;
    }

    public void Done(ObjectKey key, TimeSpan now)
    {
        if (_processing.Remove(key) && _pending.TryGetValue(key, out var entry))
            Push(entry, now);
    }

    private void PromoteDue(TimeSpan now)
    {
        while (_waiting.TryPeek(out var entry, out var readyAt) && readyAt <= now)
        {
            _waiting.Dequeue();
            if (IsCurrent(entry))
                _ready.Enqueue(entry, (-entry.Priority, entry.Sequence));
        }
    }

    private void Push(Entry entry, TimeSpan now)
    {
        if (entry.ReadyAt <= now)
        {
            _ready.Enqueue(entry, (-entry.Priority, entry.Sequence));
            return;
        }

        if (_waiting.Count > MostReplaced + (2 * _pending.Count))
            ForgetReplaced();
        _waiting.Enqueue(entry, entry.ReadyAt);
    }

    // A key that asks for tomorrow after each change leaves one behind each time.
    private void ForgetReplaced()
    {
        var current = _waiting.UnorderedItems.Where(item => IsCurrent(item.Element)).ToList();
        _waiting.Clear();
        _waiting.EnqueueRange(current);
    }

    private bool IsCurrent(Entry entry) => _pending.TryGetValue(entry.Key, out var current) && ReferenceEquals(current, entry) && !_processing.Contains(entry.Key);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private sealed record Entry(ObjectKey Key, int Priority, TimeSpan ReadyAt, long Sequence);
}
