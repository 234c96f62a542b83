using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace NetworkTelemetry.LocalCluster.Kubelet;

/// <summary>What the kubelet needs of the API server. Objects are snapshots: nobody changes one that was handed out.</summary>
public interface IPodApi
{
    IReadOnlyList<JsonObject> ListPods();

    /// <param name="resource"><c>configmaps</c>, <c>secrets</c> or <c>pods</c>.</param>
    JsonObject? Find(string resource, string @namespace, string name);

    /// <summary>Every later change of a pod, ConfigMap or Secret. A slow reader never blocks a writer: keys are coalesced.</summary>
    ChannelReader<ObjectChange> Watch(CancellationToken cancellationToken);

    /// <summary>
    /// Replaces <c>status</c> of the pod with the uid, keeping conditions that others own. <paramref name="update"/> gets the current pod and
    /// returns the new status, or null for no change; it may run again after a conflict. False when the pod is gone.
    /// </summary>
    Task<bool> UpdateStatusAsync(string @namespace, string name, string uid, Func<JsonObject, JsonObject?> update);

    /// <summary>Deletes the pod for good (grace period 0), as a kubelet does when the last container has stopped.</summary>
    Task RemoveAsync(string @namespace, string name, string uid);

    Task RecordEventAsync(JsonObject pod, string type, string reason, string message);
}
