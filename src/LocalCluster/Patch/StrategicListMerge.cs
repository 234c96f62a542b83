using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>Lists with <c>x-kubernetes-patch-strategy: merge</c>.</summary>
internal static class StrategicListMerge
{
    public static JsonArray Merge(
        ObjectSchema schema, string name, JsonArray target, JsonArray patch, Func<ObjectSchema?, JsonObject, JsonObject, JsonObject?> mergeObject)
    {
        if (schema.PatchMergeKey is not { } key) return MergeValues(target, patch);

        JsonObject[] changes = [.. patch.Select(item => item as JsonObject ?? throw NoKey(name, key))];
        bool replaces = changes.Any(change => change.Text("$patch") == "replace");
        List<JsonObject> merged = replaces ? [] : [.. target.OfType<JsonObject>().Select(item => item.DeepClone().AsObject())];
        foreach (JsonObject change in changes)
        {
            bool isMarker = change.Count == 1 && change.Text("$patch") == "replace";
            if (!isMarker) MergeItem(schema.Items, name, key, merged, change, mergeObject);
        }

        return new JsonArray([.. merged]);
    }

    /// <summary>Wanted items in the wanted order; others stay behind the item that they stood behind.</summary>
    public static JsonArray Reorder(string? key, JsonArray items, JsonArray wanted)
    {
        string? Identity(JsonNode? item) =>
            key is null ? JsonText.Compact(item) : item is JsonObject fields ? JsonText.Compact(fields.Find(key)) : null;

        Dictionary<string, int> rank = [];
        foreach (JsonNode? item in wanted) rank.TryAdd(Identity(item) ?? "", rank.Count);
        JsonNode?[] listed = [.. items.Where(item => rank.ContainsKey(Identity(item) ?? "")).OrderBy(item => rank[Identity(item) ?? ""])];
        int next = 0;
        return new JsonArray([.. items.Select(item => (rank.ContainsKey(Identity(item) ?? "") ? listed[next++] : item)?.DeepClone())]);
    }

    private static void MergeItem(
        ObjectSchema? schema, string name, string key, List<JsonObject> merged, JsonObject change,
        Func<ObjectSchema?, JsonObject, JsonObject, JsonObject?> mergeObject)
    {
        JsonNode identity = change.Find(key) ?? throw NoKey(name, key);
        int at = merged.FindIndex(item => JsonNode.DeepEquals(item.Find(key), identity));
        JsonObject? result = mergeObject(schema, at >= 0 ? merged[at] : [], change);
        if (at >= 0 && result is null) merged.RemoveAt(at);
        else if (at >= 0) merged[at] = result!;
        else if (result is not null) merged.Add(result);
    }

    private static JsonArray MergeValues(JsonArray target, JsonArray patch)
    {
        JsonArray merged = target.DeepClone().AsArray();
        foreach (JsonNode? item in patch)
        {
            if (!merged.Any(present => JsonNode.DeepEquals(present, item))) merged.Add(item?.DeepClone());
        }

        return merged;
    }

    private static PatchException NoKey(string name, string key) => new(422, $"{name}: does not contain declared merge key: {key}");
}
