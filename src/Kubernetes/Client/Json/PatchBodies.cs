using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Request bodies that are not objects of a model.</summary>
internal static class PatchBodies
{
    public static byte[] Write(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            node.WriteTo(writer);
        return buffer.ToArray();
    }

    public static byte[] Identified<T>(ObjectKey key, JsonObject body)
        where T : class, IResource<T>
    {
        var copy = (JsonObject)body.DeepClone();
        copy["apiVersion"] = T.ResourceType.ApiVersion;
        copy["kind"] = T.ResourceType.Kind;
        if (copy["metadata"] is not JsonObject metadata)
            copy["metadata"] = metadata = [];
        metadata["name"] = key.Name;
        if (T.ResourceType.Namespaced)
            metadata["namespace"] = key.Namespace;
        return Write(copy);
    }

    public static byte[] Delete(DeleteOptions options)
    {
        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions" };
        if (options.Uid is not null)
            body["preconditions"] = new JsonObject { ["uid"] = options.Uid };
        if (options.GracePeriod is { } grace)
            body["gracePeriodSeconds"] = (long)Math.Ceiling(grace.TotalSeconds);
        if (options.Propagation is { } propagation)
            body["propagationPolicy"] = propagation.ToString();
        return Write(body);
    }
}
