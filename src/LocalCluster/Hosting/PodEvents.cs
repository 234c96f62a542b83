using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>Records what the kubelet has to say about pods; the same words again count up one Event.</summary>
internal sealed class PodEvents(ObjectStore store, ObjectWriter writer, ResourceDefinition definition, TimeProvider time)
{
    private static readonly WriteRequest Request = new() { Manager = "kubelet" };

    public async Task RecordAsync(JsonObject pod, string type, string reason, string message)
    {
        var metadata = new ObjectMetadata(pod);
        var target = new ObjectTarget(definition, metadata.Namespace ?? "default", NameOf(metadata, type, reason, message));
        try
        {
            if (store.Current.Find(target.Key) is null)
                await writer.CreateAsync(target, Event(pod, type, reason, message), Request).ConfigureAwait(false);
            else
                await writer.UpdateAsync(target, Again, Request).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            // The namespace is going, or another writer was faster: an Event is worth no second try.
        }
    }

    private static string NameOf(ObjectMetadata pod, string type, string reason, string message)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{pod.Uid}\n{type}\n{reason}\n{message}"));
        return $"{pod.Name}.{Convert.ToHexStringLower(hash.AsSpan(0, 8))}";
    }

    private JsonObject Event(JsonObject pod, string type, string reason, string message)
    {
        var metadata = new ObjectMetadata(pod);
        var now = Timestamp.Of(time.GetUtcNow());
        return new JsonObject
        {
            ["involvedObject"] = new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Pod",
                ["namespace"] = metadata.Namespace,
                ["name"] = metadata.Name,
                ["uid"] = metadata.Uid,
                ["resourceVersion"] = metadata["resourceVersion"]?.DeepClone(),
            },
            ["type"] = type,
            ["reason"] = reason,
            ["message"] = message,
            ["source"] = new JsonObject { ["component"] = "kubelet" },
            ["reportingComponent"] = "kubelet",
            ["reportingInstance"] = "",
            ["firstTimestamp"] = now,
            ["lastTimestamp"] = now,
            ["count"] = 1,
        };
    }

    private JsonObject Again(JsonObject recorded)
    {
        recorded["count"] = (recorded["count"] is JsonValue value && value.TryGetValue(out int count) ? count : 0) + 1;
        recorded["lastTimestamp"] = Timestamp.Of(time.GetUtcNow());
        return recorded;
    }
}
