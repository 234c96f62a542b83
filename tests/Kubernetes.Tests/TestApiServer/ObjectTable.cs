using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>Objects, their history, and who watches it. One version counter for all, as with etcd.</summary>
internal sealed class ObjectTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Collection, string? Namespace, string Name), JsonObject> _objects = [];
    private readonly List<(string Collection, StoredEvent Event)> _history = [];
    private readonly List<(ApiPath Path, Channel<string> Channel)> _watches = [];
    private long _version = 100;
    private long _oldest = 100;

    public long Version
    {
        get
        {
            lock (_lock)
                return _version;
        }
    }

    public int OpenWatches
    {
        get
        {
            lock (_lock)
                return _watches.Count;
        }
    }

    public JsonObject? Find(ApiPath path)
    {
        lock (_lock)
            return (JsonObject?)_objects.GetValueOrDefault((path.Collection, path.Namespace, path.Name!))?.DeepClone();
    }

    public (List<JsonObject> Items, long Version) List(ApiPath path, Func<JsonObject, bool> matches)
    {
        lock (_lock)
        {
            var items = _objects.Where(entry => entry.Key.Collection == path.Collection && (path.Namespace is null || entry.Key.Namespace == path.Namespace))
                .OrderBy(entry => entry.Key.Name, StringComparer.Ordinal).Select(entry => (JsonObject)entry.Value.DeepClone()).Where(matches).ToList();
            return (items, _version);
        }
    }

    /// <summary>Creates or changes; <paramref name="change"/> gets the present object, or null, and returns the new one.</summary>
    public JsonObject Write(ApiPath path, Func<JsonObject?, JsonObject> change)
    {
        lock (_lock)
        {
            var key = (path.Collection, path.Namespace, path.Name!);
            var old = _objects.GetValueOrDefault(key);
            var updated = change((JsonObject?)old?.DeepClone());
            if (old is not null && JsonNode.DeepEquals(old, updated))
                return (JsonObject)updated.DeepClone();
            var metadata = updated["metadata"]!.AsObject();
            metadata["uid"] ??= old?["metadata"]?["uid"]?.DeepClone() ?? Guid.NewGuid().ToString();
            metadata["resourceVersion"] = (++_version).ToString();
            if (metadata["deletionTimestamp"] is not null && metadata["finalizers"] is not JsonArray { Count: > 0 })
                return RemoveLocked(key, updated);
            _objects[key] = updated;
            Emit(path.Collection, old is null ? "ADDED" : "MODIFIED", updated);
            return (JsonObject)updated.DeepClone();
        }
    }

    public JsonObject Remove(ApiPath path)
    {
        lock (_lock)
        {
            var key = (path.Collection, path.Namespace, path.Name!);
            var old = _objects.GetValueOrDefault(key) ?? throw ApiError.NotFound($"{path.Collection} \"{path.Name}\"");
            if (old["metadata"]!["finalizers"] is JsonArray { Count: > 0 })
            {
                return Write(path, present =>
                {
                    present!["metadata"]!["deletionTimestamp"] ??= "2026-01-01T00:00:00Z";
                    return present;
                });
            }

            var last = (JsonObject)old.DeepClone();
            last["metadata"]!["resourceVersion"] = (++_version).ToString();
            return RemoveLocked(key, last);
        }
    }

    public Channel<string> Watch(ApiPath path, long since)
    {
        lock (_lock)
        {
            if (since < _oldest)
                throw ApiError.Gone();
            var channel = Channel.CreateUnbounded<string>();
            foreach (var (_, item) in _history.Where(entry => Shows(path, entry.Collection, entry.Event.Object) && entry.Event.Version > since))
                channel.Writer.TryWrite(item.ToLine());
            _watches.Add((path, channel));
            return channel;
        }
    }

    public void Unwatch(Channel<string> channel)
    {
        lock (_lock)
            _watches.RemoveAll(watch => watch.Channel == channel);
    }

    /// <summary>Forgets the history: nobody can continue from an earlier version.</summary>
    public void Compact()
    {
        lock (_lock)
        {
            _history.Clear();
            _oldest = ++_version;
        }
    }

    public void SendToWatches(string text)
    {
        lock (_lock)
            _watches.ForEach(watch => watch.Channel.Writer.TryWrite(text));
    }

    public void CloseWatches()
    {
        lock (_lock)
        {
            _watches.ForEach(watch => watch.Channel.Writer.TryComplete());
            _watches.Clear();
        }
    }

    private JsonObject RemoveLocked((string Collection, string?, string) key, JsonObject last)
    {
        _objects.Remove(key);
        Emit(key.Collection, "DELETED", last);
        return (JsonObject)last.DeepClone();
    }

    private void Emit(string collection, string type, JsonObject entity)
    {
        var item = new StoredEvent(_version, type, (JsonObject)entity.DeepClone());
        _history.Add((collection, item));
        foreach (var (watched, channel) in _watches)
        {
            if (Shows(watched, collection, entity))
                channel.Writer.TryWrite(item.ToLine());
        }
    }

    private static bool Shows(ApiPath watched, string collection, JsonObject entity) =>
        watched.Collection == collection && (watched.Namespace is null || watched.Namespace == (string?)entity["metadata"]?["namespace"]);
}
