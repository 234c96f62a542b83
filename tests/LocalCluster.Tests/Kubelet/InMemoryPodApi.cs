using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetworkTelemetry.LocalCluster.Kubelet;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

/// <summary>The API server's side of the seam: a dictionary of snapshots that tells of its changes.</summary>
internal sealed class InMemoryPodApi : IPodApi
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Resource, string Namespace, string Name), JsonObject> _objects = [];
    private readonly List<Channel<ObjectChange>> _watchers = [];
    private readonly List<(string Pod, string Type, string Reason, string Message)> _events = [];
    private long _version;

    public IReadOnlyList<(string Pod, string Type, string Reason, string Message)> Events
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    public void Put(string resource, JsonObject value)
    {
        lock (_lock)
        {
            var metadata = (JsonObject)value["metadata"]!;
            metadata["resourceVersion"] = (++_version).ToString(CultureInfo.InvariantCulture);
            metadata["uid"] ??= Guid.NewGuid().ToString();
            var key = (resource, (string)metadata["namespace"]!, (string)metadata["name"]!);
            _objects[key] = value;
            Announce(key);
        }
    }

    public void Edit(string resource, string name, Action<JsonObject> edit, string @namespace = "default")
    {
        lock (_lock)
        {
            var copy = (JsonObject)_objects[(resource, @namespace, name)].DeepClone();
            edit(copy);
            Put(resource, copy);
        }
    }

    public void Drop(string resource, string name, string @namespace = "default")
    {
        lock (_lock)
        {
            if (_objects.Remove((resource, @namespace, name)))
                Announce((resource, @namespace, name));
        }
    }

    public IReadOnlyList<JsonObject> ListPods()
    {
        lock (_lock)
            return [.. _objects.Where(each => each.Key.Resource == "pods").Select(each => each.Value)];
    }

    public JsonObject? Find(string resource, string @namespace, string name)
    {
        lock (_lock)
            return _objects.GetValueOrDefault((resource, @namespace, name));
    }

    public ChannelReader<ObjectChange> Watch(CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<ObjectChange>();
        lock (_lock)
            _watchers.Add(channel);
        return channel.Reader;
    }

    public Task<bool> UpdateStatusAsync(string @namespace, string name, string uid, Func<JsonObject, JsonObject?> update)
    {
        lock (_lock)
        {
            if (Find("pods", @namespace, name) is not { } pod || (string?)pod["metadata"]!["uid"] != uid)
                return Task.FromResult(false);
            if (update(pod) is { } status)
                Edit("pods", name, copy => copy["status"] = status, @namespace);
            return Task.FromResult(true);
        }
    }

    public Task RemoveAsync(string @namespace, string name, string uid)
    {
        lock (_lock)
        {
            if ((string?)Find("pods", @namespace, name)?["metadata"]!["uid"] == uid)
                Drop("pods", name, @namespace);
        }

        return Task.CompletedTask;
    }

    public Task RecordEventAsync(JsonObject pod, string type, string reason, string message)
    {
        lock (_lock)
            _events.Add(((string)pod["metadata"]!["name"]!, type, reason, message));
        return Task.CompletedTask;
    }

    private void Announce((string Resource, string Namespace, string Name) key)
    {
        foreach (var watcher in _watchers)
            watcher.Writer.TryWrite(new ObjectChange(key.Resource, key.Namespace, key.Name));
    }
}
