using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>
/// What of an object the server decides, not the client: identity, generation, which half of the object a request may write.
/// All functions change the object given in place.
/// </summary>
internal static class Preparation
{
    private const string NameSuffixCharacters = "bcdfghjklmnpqrstvwxz2456789";

    /// <exception cref="ApiException">The body is not of the type, namespace or name that the path says.</exception>
    public static void MatchTarget(ObjectTarget target, JsonObject obj)
    {
        var metadata = new ObjectMetadata(obj);
        var definition = target.Definition;
        obj["apiVersion"] ??= definition.ApiVersion;
        obj["kind"] ??= definition.Kind;
        if (metadata.ApiVersion != definition.ApiVersion || metadata.Kind != definition.Kind)
        {
            throw ApiErrors.BadRequest(
                $"the API version and kind in the data ({metadata.ApiVersion}, {metadata.Kind}) do not match the expected ones ({definition.ApiVersion}, {definition.Kind})");
        }

        if (obj["metadata"] is not (null or JsonObject))
            throw ApiErrors.BadRequest("metadata must be an object");
        metadata.DropEmpty();
        if (definition.Namespaced && (metadata.Namespace ?? "") is { Length: > 0 } @namespace && @namespace != target.Namespace)
        {
            throw ApiErrors.BadRequest(
                $"the namespace of the provided object does not match the namespace sent on the request ({@namespace}, {target.Namespace})");
        }

        metadata.Namespace = definition.Namespaced ? target.Namespace : null;
        if (target.Name.Length == 0)
            return;
        metadata.Name ??= target.Name;
        if (metadata.Name != target.Name)
            throw ApiErrors.BadRequest($"the name of the object ({metadata.Name}) does not match the name on the URL ({target.Name})");
    }

    public static void ForCreate(ResourceDefinition definition, JsonObject obj, DateTimeOffset now, Guid uid, Random random)
    {
        var metadata = new ObjectMetadata(obj);
        if (metadata.ResourceVersion is not null)
            throw ApiErrors.BadRequest("resourceVersion should not be set on objects to be created");
        if (string.IsNullOrEmpty(metadata.Name) && metadata.GenerateName is { Length: > 0 } prefix)
            metadata.Name = prefix + new string(random.GetItems<char>(NameSuffixCharacters, 5));
        metadata.Uid = uid.ToString();
        metadata.CreationTimestamp = Timestamp.Of(now);
        metadata.DeletionTimestamp = null;
        metadata.DeletionGracePeriodSeconds = null;
        metadata["selfLink"] = null;
        metadata.Generation = HasGeneration(definition) ? 1 : null;
        if (definition.HasStatus)
            obj.Remove("status");
    }

    /// <param name="target">Its subresource says which half of the object is written.</param>
    public static JsonObject ForUpdate(ObjectTarget target, JsonObject obj, JsonObject old)
    {
        if (target.Subresource == "status")
        {
            var whole = (JsonObject)old.DeepClone();
            SetOrRemove(whole, "status", obj["status"]);
            new ObjectMetadata(whole)["managedFields"] = new ObjectMetadata(obj)["managedFields"]?.DeepClone();
            return whole;
        }

        var metadata = new ObjectMetadata(obj);
        var before = new ObjectMetadata(old);
        metadata.Uid = before.Uid;
        metadata.CreationTimestamp = before.CreationTimestamp;
        metadata.DeletionTimestamp = before.DeletionTimestamp;
        metadata.DeletionGracePeriodSeconds = before.DeletionGracePeriodSeconds;
        metadata.ResourceVersion = before.ResourceVersion;
        metadata["selfLink"] = null;
        if (target.Definition.HasStatus)
            SetOrRemove(obj, "status", old["status"]);
        return obj;
    }

    /// <summary>To be called with the defaults filled in, else a default that is new would look like a change.</summary>
    public static void SetGeneration(ResourceDefinition definition, JsonObject obj, JsonObject old)
    {
        if (!HasGeneration(definition))
            return;
        var present = new ObjectMetadata(old).Generation ?? 1;
        new ObjectMetadata(obj).Generation = SameDesire(definition, obj, old) ? present : present + 1;
    }

    private static bool HasGeneration(ResourceDefinition definition) => definition.IsCustom || definition.Kind == "CustomResourceDefinition";

    private static bool SameDesire(ResourceDefinition definition, JsonObject obj, JsonObject old) =>
        JsonNode.DeepEquals(Desire(definition, obj), Desire(definition, old));

    private static JsonObject Desire(ResourceDefinition definition, JsonObject obj)
    {
        var desire = (JsonObject)obj.DeepClone();
        desire.Remove("metadata");
        if (definition.HasStatus)
            desire.Remove("status");
        return desire;
    }

    private static void SetOrRemove(JsonObject obj, string field, JsonNode? value)
    {
        if (value is null)
            obj.Remove(field);
        else
            obj[field] = value.DeepClone();
    }
}
