using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>
/// All objects, in memory and on disk. One writer takes everything that waits, commits it as one transaction, and only then shows it: nobody ever
/// sees a version that a crash could take back, and so a version number never means two things.
/// </summary>
internal sealed class ObjectStore : IAsyncDisposable
{
    /// <summary>As much as etcd takes.</summary>
    public const int MaxObjectBytes = 1536 * 1024;

    private const int HistoryChanges = 2_048;
    private const long HistoryBytes = 4 * 1024 * 1024;

    private readonly ObjectDatabase _database;
    private readonly Channel<PendingWrite> _pending = Channel.CreateUnbounded<PendingWrite>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, ChangeHistory> _histories = new(StringComparer.Ordinal);
    private readonly ChangeHistory _everything;
    private readonly long _loadedVersion;
    private readonly Task _writer;
    private volatile StoreSnapshot _current;
    private long _published;

    private ObjectStore(ObjectDatabase database)
    {
        _database = database;
        _current = database.Load();
        _loadedVersion = _published = _current.ResourceVersion;
        _everything = new ChangeHistory(_loadedVersion, HistoryChanges, HistoryBytes);
        _writer = Task.Run(WriteAllAsync);
    }

    public StoreSnapshot Current => _current;

    /// <exception cref="LocalClusterException">The file cannot be opened or read.</exception>
    public static ObjectStore Open(string path) => new(ObjectDatabase.Open(path));

    /// <summary>Ends when the write is on disk and visible.</summary>
    /// <exception cref="StoreUnavailableException">The store is closing, or the disk refused the write.</exception>
    public Task<StoreOutcome> WriteAsync(StoreWrite write)
    {
        var pending = new PendingWrite(write);
        if (!_pending.Writer.TryWrite(pending))
            throw new StoreUnavailableException("the store is closing");
        return pending.Done.Task;
    }

    /// <summary>The changes of one resource (null: of all) after a version.</summary>
    /// <exception cref="HistoryExpiredException">Some of them are not kept any more.</exception>
    public Changes ChangesAfter(long version, string? resource = null)
    {
        var published = Volatile.Read(ref _published);
        return (resource is null ? _everything : HistoryOf(resource)).After(version, published, _current.ResourceVersion);
    }

    /// <summary>The objects of one resource as they were at a version.</summary>
    /// <exception cref="HistoryExpiredException">Some of the changes since are not kept any more, or the version is still to come.</exception>
    public ResourceCollection AsOf(long version, string resource)
    {
        while (true)
        {
            var snapshot = _current;
            var present = snapshot.Of(resource);
            if (present.ResourceVersion <= version && version <= snapshot.ResourceVersion)
                return present;
            var since = ChangesAfter(version, resource);
            if (present.ResourceVersion <= since.Reached)
                return present.Before(since.List);
            // Its last changes are just being appended to the history.
            Thread.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _writer.ConfigureAwait(false);
        _database.Dispose();
    }

    private async Task WriteAllAsync()
    {
        var batch = new List<PendingWrite>();
        while (await _pending.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < 256 && _pending.Reader.TryRead(out var pending))
                batch.Add(pending);
            Commit(batch);
        }
    }

    private void Commit(List<PendingWrite> batch)
    {
        var changes = new List<Change>(batch.Count);
        List<StoreOutcome> outcomes;
        StoreSnapshot next;
        try
        {
            (next, outcomes) = Apply(_current, batch, changes);
            if (changes.Count > 0)
                _database.Commit(next.ResourceVersion, changes);
        }
#pragma warning disable CA1031 // Whatever the disk says, those who wait must hear it and the next batch must have its chance.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            foreach (var pending in batch)
                pending.Done.TrySetException(new StoreUnavailableException(exception.Message, exception));
            return;
        }

        Show(next, changes);
        for (var i = 0; i < batch.Count; i++)
            batch[i].Done.TrySetResult(outcomes[i]);
    }

    private static (StoreSnapshot Next, List<StoreOutcome> Outcomes) Apply(StoreSnapshot present, List<PendingWrite> batch, List<Change> changes)
    {
        var outcomes = new List<StoreOutcome>(batch.Count);
        foreach (var pending in batch)
        {
            if (present.Apply(pending.Write) is not var (next, change))
            {
                outcomes.Add(new StoreOutcome(false, present.Find(pending.Write.Key)));
            }
            else if (change.Object.Utf8.Length > MaxObjectBytes && change.Type != ChangeType.Deleted)
            {
                outcomes.Add(new StoreOutcome(false, null, IsTooLarge: true));
            }
            else
            {
                present = next;
                changes.Add(change);
                outcomes.Add(new StoreOutcome(true, change.Object));
            }
        }

        return (present, outcomes);
    }

    private void Show(StoreSnapshot next, List<Change> changes)
    {
        if (changes.Count == 0)
            return;
        // The snapshot first: who is told of a change must be able to read it.
        _current = next;
        foreach (var change in changes)
        {
            HistoryOf(change.Object.Key.Resource).Append(change);
            _everything.Append(change);
        }

        Volatile.Write(ref _published, next.ResourceVersion);
    }

    private ChangeHistory HistoryOf(string resource) => _histories.GetOrAdd(
        resource,
        static (_, store) => new ChangeHistory(store._loadedVersion, HistoryChanges, HistoryBytes),
        this);

    private sealed record PendingWrite(StoreWrite Write)
    {
        public TaskCompletionSource<StoreOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
