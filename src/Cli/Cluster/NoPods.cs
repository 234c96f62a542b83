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

    public bool UpdateStatus(string @namespace, string name, string uid, Func<JsonObject, JsonObject?> update) => false;

    public void Remove(string @namespace, string name, string uid)
    {
    }

    public void RecordEvent(JsonObject pod, string type, string reason, string message)
    {
    }
}
