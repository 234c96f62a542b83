using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetworkTelemetry.LocalCluster.Kubelet;

namespace NetworkTelemetry.Cli.Cluster;

/// <summary>The API of a cluster that no longer runs: there is only what its kubelet left behind on the machine.</summary>
internal sealed class NoPods : IPodApi
{
    public IReadOnlyList<JsonObject> ListPods() => [];

    public JsonObject? Find(string resource, string @namespace, string name) => null;

    public ChannelReader<ObjectChange> Watch(CancellationToken cancellationToken) => Channel.CreateUnbounded<ObjectChange>().Reader;

    public Task<bool> UpdateStatusAsync(string @namespace, string name, string uid, Func<JsonObject, JsonObject?> update) => Task.FromResult(false);

    public Task RemoveAsync(string @namespace, string name, string uid) => Task.CompletedTask;

    public Task RecordEventAsync(JsonObject pod, string type, string reason, string message) => Task.CompletedTask;
}
