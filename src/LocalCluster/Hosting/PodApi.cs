using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Discovery;
using NetworkTelemetry.LocalCluster.Kubelet;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>The API server as the kubelet in the same process sees it.</summary>
internal sealed class PodApi(ObjectStore store, ObjectWriter writer, ServedResources builtIn, TimeProvider time) : IPodApi
{
    private static readonly FrozenSet<string> Watched = FrozenSet.Create("pods", "configmaps", "secrets");
    private static readonly FrozenSet<string> KubeletConditions =
        FrozenSet.Create("PodReadyToStartContainers", "Initialized", "ContainersReady", "Ready", "PodScheduled");

    private static readonly WriteRequest Request = new() { Manager = "kubelet" };

    private readonly ResourceDefinition _pods = builtIn.OfKind("v1", "Pod")!;
    private readonly PodEvents _events = new(store, writer, builtIn.OfKind("v1", "Event")!, time);

    public IReadOnlyList<JsonObject> ListPods() => [.. store.Current.Of("pods").Objects.Values.Select(stored => stored.Read())];

    public JsonObject? Find(string resource, string @namespace, string name) => store.Current.Find(new ObjectKey(resource, @namespace, name))?.Read();

    public ChannelReader<ObjectChange> Watch(CancellationToken cancellationToken)
    {
        var reader = new CoalescingReader();
        var position = store.Current.ResourceVersion;
        _ = Task.Run(() => FollowAsync(reader, position, cancellationToken), CancellationToken.None);
        return reader;
    }

    public async Task<bool> UpdateStatusAsync(string @namespace, string name, string uid, Func<JsonObject, JsonObject?> update)
    {
        var target = new ObjectTarget(_pods, @namespace, name, "status");
        try
        {
            var isSame = true;
            await writer.UpdateAsync(target, pod => (isSame = new ObjectMetadata(pod).Uid == uid) ? WithStatus(pod, update) : null, Request).ConfigureAwait(false);
            return isSame;
        }
        catch (ApiException exception) when (exception.Code == 404)
        {
            return false;
        }
    }

    public async Task RemoveAsync(string @namespace, string name, string uid)
    {
        try
        {
            await writer.DeleteAsync(new ObjectTarget(_pods, @namespace, name), new DeleteRequest { GracePeriodSeconds = 0, Uid = uid }).ConfigureAwait(false);
        }
        catch (ApiException exception) when (exception.Code is 404 or 409)
        {
            // It has gone, or another pod has its name now.
        }
    }

    public Task RecordEventAsync(JsonObject pod, string type, string reason, string message) => _events.RecordAsync(pod, type, reason, message);

    private static JsonObject? WithStatus(JsonObject pod, Func<JsonObject, JsonObject?> update)
    {
        if (update((JsonObject)pod.DeepClone()) is not { } status)
            return null;
        status = (JsonObject)status.DeepClone();
        var conditions = Conditions(status).Where(IsKubelets).Concat(Conditions(pod["status"]).Where(condition => !IsKubelets(condition)));
        status["conditions"] = new JsonArray([.. conditions.Select(condition => condition.DeepClone())]);
        pod["status"] = status;
        return pod;
    }

    private static IEnumerable<JsonObject> Conditions(JsonNode? status) => (status?["conditions"] as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsKubelets(JsonObject condition) => (string?)condition["type"] is { } type && KubeletConditions.Contains(type);

    private async Task FollowAsync(CoalescingReader reader, long position, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    var changes = store.ChangesAfter(position);
                    foreach (var key in changes.List.Select(change => change.Object.Key).Where(key => Watched.Contains(key.Resource)))
                        reader.Add(new ObjectChange(key.Resource, key.Namespace, key.Name));
                    position = changes.Reached;
                    await changes.More.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (HistoryExpiredException)
                {
                    var snapshot = store.Current;
                    foreach (var key in Watched.SelectMany(resource => snapshot.Of(resource).Objects.Values).Select(stored => stored.Key))
                        reader.Add(new ObjectChange(key.Resource, key.Namespace, key.Name));
                    position = snapshot.ResourceVersion;
                }
            }
        }
        catch (OperationCanceledException)
        {
            reader.Complete();
        }
    }
}
