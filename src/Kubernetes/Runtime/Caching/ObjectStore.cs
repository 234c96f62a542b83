using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Two views of the same objects: what the watch has told (listeners hear of changes of that only), and what readers get: the same, overlaid
/// with own writes that the watch has not reached yet.
/// </summary>
internal sealed class ObjectStore<T>(IReadOnlyDictionary<string, Func<T, IEnumerable<string>>> indexes) : ICachedStore<T>, IReflectorSink<T>
    where T : class, IResource<T>
{
    private readonly StoreIndexes<T> _indexes = new(indexes);
    private readonly List<ICacheListener<T>> _listeners = [];
    private readonly Lock _lock = new();
    private readonly Dictionary<ObjectKey, T> _watched = [];
    private readonly Dictionary<ObjectKey, ulong> _ahead = [];
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ulong _reached;
    private volatile StoreSnapshot<T> _snapshot = StoreSnapshot<T>.Empty;

    public bool HasSynced => _synced.Task.IsCompleted;

    public Task Synced => _synced.Task;

    public T? Get(ObjectKey key) => _snapshot.Objects.GetValueOrDefault(key);

    public IReadOnlyCollection<T> List() => [.. _snapshot.Objects.Values];

    public IReadOnlyCollection<T> ListNamespace(string namespaceName) => _snapshot.Find(StoreIndexes<T>.Namespace, namespaceName);

    public IReadOnlyCollection<T> ListOwnedBy(string ownerUid) => _snapshot.Find(StoreIndexes<T>.Owner, ownerUid);

    public IReadOnlyCollection<T> ListByIndex(string index, string value)
    {
        _indexes.ThrowIfUnknown(index);
        return _snapshot.Find(index, value);
    }

    public void Subscribe(ICacheListener<T> listener) => _listeners.Add(listener);

    public void RecordWrite(T written)
    {
        // The answer to the removal of the last finalizer shows an object that is no more.
        if (written.Metadata is { DeletionTimestamp: not null, Finalizers: null or { Count: 0 } })
            return;
        var key = ObjectKey.Of(written);
        var version = ResourceVersions.Of(written);
        lock (_lock)
        {
            // What the watch has passed it knows better: the object may be gone again, and nothing would ever correct us.
            if (!HasSynced || version <= _reached || (Get(key) is { } known && ResourceVersions.Of(known) >= version))
                return;
            _ahead[key] = version;
            _snapshot = _snapshot.With(key, written, _indexes);
        }
    }

    public void Replace(IReadOnlyList<T> objects, string? resourceVersion)
    {
        var isInitial = !HasSynced;
        Dictionary<ObjectKey, T> before;
        lock (_lock)
        {
            before = new(_watched);
            _watched.Clear();
            foreach (var entity in objects)
                _watched[ObjectKey.Of(entity)] = entity;
            var version = ResourceVersions.Parse(resourceVersion);
            if (version < _reached)
                _ahead.Clear(); // A server with another past (restored, or started anew): our writes may never have been.
            _reached = version;
            Settle(version);
            var written = _ahead.Keys.Select(key => KeyValuePair.Create(key, _snapshot.Objects[key]));
            _snapshot = StoreSnapshot<T>.Of(_watched.Where(entry => !_ahead.ContainsKey(entry.Key)).Concat(written), _indexes);
        }

        foreach (var entity in objects)
        {
            if (!before.Remove(ObjectKey.Of(entity), out var old))
                Tell(listener => listener.Added(entity, isInitial));
            else if (ResourceVersions.Of(old) != ResourceVersions.Of(entity) || old.Metadata.Uid != entity.Metadata.Uid)
                TellReplaced(old, entity);
        }

        foreach (var missing in before.Values)
            Tell(listener => listener.Deleted(missing));
        _synced.TrySetResult();
    }

    public void Apply(T entity)
    {
        var key = ObjectKey.Of(entity);
        T? old;
        lock (_lock)
        {
            _watched.TryGetValue(key, out old);
            _watched[key] = entity;
            if (!_ahead.TryGetValue(key, out var written) || ResourceVersions.Of(entity) >= written)
                _snapshot = _snapshot.With(key, entity, _indexes);
        }

        if (old is null)
            Tell(listener => listener.Added(entity, false));
        else
            TellReplaced(old, entity);
    }

    public void Delete(ObjectKey key, string? resourceVersion)
    {
        T? old;
        lock (_lock)
        {
            // Created again by ourselves since: the older deletion must not take that away.
            if (!_ahead.TryGetValue(key, out var written) || ResourceVersions.Parse(resourceVersion) >= written)
                _snapshot = _snapshot.Without(key, _indexes);
            if (!_watched.Remove(key, out old))
                return;
        }

        Tell(listener => listener.Deleted(old));
    }

    public void Reached(string resourceVersion)
    {
        lock (_lock)
        {
            Settle(ResourceVersions.Parse(resourceVersion));
        }
    }

    /// <summary>The watch has come past these writes: its word counts again, also when it never saw the object (another selector).</summary>
    private void Settle(ulong version)
    {
        _reached = Math.Max(_reached, version);
        if (_ahead.Count == 0)
            return;
        foreach (var (key, _) in _ahead.Where(entry => entry.Value <= version).ToList())
        {
            _ahead.Remove(key);
            _snapshot = _watched.TryGetValue(key, out var watched) ? _snapshot.With(key, watched, _indexes) : _snapshot.Without(key, _indexes);
        }
    }

    // Another uid under the same name: one object is gone, though its deletion was never seen.
    private void TellReplaced(T old, T updated)
    {
        if (old.Metadata.Uid == updated.Metadata.Uid)
        {
            Tell(listener => listener.Updated(old, updated));
            return;
        }

        Tell(listener => listener.Deleted(old));
        Tell(listener => listener.Added(updated, false));
    }

    private void Tell(Action<ICacheListener<T>> what) => _listeners.ForEach(what);
}
