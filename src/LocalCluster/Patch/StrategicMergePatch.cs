using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>Kubernetes' merge patch that knows lists of named items, for built-in types.</summary>
internal static class StrategicMergePatch
{
    private const string DeletePrefix = "$deleteFromPrimitiveList/";
    private const string OrderPrefix = "$setElementOrder/";
    private const string RetainKeys = "$retainKeys";
    private const string Directive = "$patch";

    /// <returns>A new object.</returns>
    /// <exception cref="PatchException">A directive is unknown (400) or an item has no merge key (422).</exception>
    public static JsonObject Apply(ObjectSchema schema, JsonObject target, JsonObject patch) =>
        MergeObject(schema, target.DeepClone().AsObject(), patch) ?? [];

    /// <returns>Null when the patch deletes the object.</returns>
    private static JsonObject? MergeObject(ObjectSchema? schema, JsonObject target, JsonObject patch)
    {
        switch (patch.Text(Directive))
        {
            case null or "merge": break;
            case "delete": return null;
            case "replace": return Content(patch);
            case string other: throw new PatchException(400, $"Unexpected value for $patch directive: {other}, expected merge, replace or delete");
        }

        if (patch.Array(RetainKeys) is { } retained) Retain(target, retained, patch);
        foreach ((string name, JsonNode? value) in patch)
        {
            if (name is Directive or RetainKeys || name.StartsWith(OrderPrefix, StringComparison.Ordinal)) continue;
            if (name.StartsWith(DeletePrefix, StringComparison.Ordinal)) DeleteItems(target, name[DeletePrefix.Length..], value);
            else MergeField(schema?.Child(name), target, name, value);
        }

        foreach ((string name, JsonNode? order) in patch)
        {
            if (name.StartsWith(OrderPrefix, StringComparison.Ordinal)) Reorder(schema, target, name[OrderPrefix.Length..], order);
        }

        return target;
    }

    private static void MergeField(ObjectSchema? schema, JsonObject target, string name, JsonNode? value)
    {
        switch (value)
        {
            case null: target.Remove(name); break;
            case JsonObject fields:
                JsonObject? merged = MergeObject(schema, target.Object(name)?.DeepClone().AsObject() ?? [], fields);
                if (merged is null) target.Remove(name);
                else target[name] = merged;
                break;
            case JsonArray items when schema is not null && schema.PatchStrategies.Contains("merge"):
                target[name] = StrategicListMerge.Merge(schema, name, target.Array(name) ?? [], items, MergeObject);
                break;
            default: target[name] = value.DeepClone(); break;
        }
    }

    // The patch names every key that may stay: of a union only the new member.
    private static void Retain(JsonObject target, JsonArray retained, JsonObject patch)
    {
        HashSet<string> kept = [.. retained.Select(key => key.AsText()).OfType<string>()];
        var stray = patch.FirstOrDefault(field => field.Value is not null && !field.Key.StartsWith('$') && !kept.Contains(field.Key));
        if (stray.Key is { } unlisted)
        {
            throw new PatchException(400, $"invalid retainKeys: {JsonText.Quote(unlisted)} is patched but not retained");
        }

        foreach (string name in target.Select(field => field.Key).Where(name => !kept.Contains(name)).ToArray()) target.Remove(name);
    }

    private static void DeleteItems(JsonObject target, string name, JsonNode? deleted)
    {
        if (deleted is not JsonArray values || target.Array(name) is not { } items) return;
        foreach (JsonNode? item in items.Where(item => values.Any(value => JsonNode.DeepEquals(value, item))).ToArray()) items.Remove(item);
    }

    private static void Reorder(ObjectSchema? schema, JsonObject target, string name, JsonNode? order)
    {
        if (order is JsonArray wanted && target.Array(name) is { } items)
        {
            target[name] = StrategicListMerge.Reorder(schema?.Child(name)?.PatchMergeKey, items, wanted);
        }
    }

    private static JsonObject Content(JsonObject patch)
    {
        JsonObject content = patch.DeepClone().AsObject();
        content.Remove(Directive);
        return content;
    }
}
