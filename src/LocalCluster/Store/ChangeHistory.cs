namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>
/// The last changes of one resource, for watches to go on from. Watches pull: one that cannot keep up finds that its place is gone and lists again,
/// so neither a writer nor the memory ever waits for a slow reader.
/// </summary>
/// <param name="since">The version from which on every change is here.</param>
internal sealed class ChangeHistory(long since, int maxChanges, long maxBytes)
{
    private readonly Lock _lock = new();
    private readonly Queue<Change> _changes = new();
    private long _bytes;
    private long _oldest = since;
    private long _newest = since;
    private TaskCompletionSource _next = NewSignal();

    public void Append(Change change)
    {
        TaskCompletionSource woken;
        lock (_lock)
        {
            _changes.Enqueue(change);
            _newest = change.ResourceVersion;
            _bytes += change.Object.Utf8.Length;
            while (_changes.Count > maxChanges || (_bytes > maxBytes && _changes.Count > 1))
            {
                var evicted = _changes.Dequeue();
                _bytes -= evicted.Object.Utf8.Length;
                _oldest = evicted.ResourceVersion;
            }

            woken = _next;
            _next = NewSignal();
        }

        woken.SetResult();
    }

    /// <param name="version">Where the reader is.</param>
    /// <param name="published">A version of the store, read before this call, up to which every change has been appended.</param>
    /// <param name="present">The present version of the store: a list may show it a moment before its changes are appended here.</param>
    /// <exception cref="HistoryExpiredException">Some changes are gone, or the version is one of another life of the store.</exception>
    public Changes After(long version, long published, long present)
    {
        lock (_lock)
        {
            if (version < _oldest || version > present)
                throw new HistoryExpiredException(version, version < _oldest ? _oldest : present);
            var reached = Math.Max(Math.Max(published, _newest), version);
            IReadOnlyList<Change> changes = version >= _newest ? [] : [.. _changes.Where(change => change.ResourceVersion > version)];
            return new Changes(changes, reached, _next.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
