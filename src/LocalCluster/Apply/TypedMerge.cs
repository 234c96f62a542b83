using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Lays a configuration over a live object.</summary>
internal static class TypedMerge
{
    /// <returns>A new object.</returns>
    public static JsonObject Merge(ObjectSchema? schema, JsonObject live, JsonObject configuration)
    {
        JsonObject merged = live.DeepClone().AsObject();
        foreach ((string name, JsonNode? value) in configuration)
        {
            merged[name] = MergeValue(schema?.Child(name), live.Find(name), value);
        }

        return merged;
    }

    private static JsonNode? MergeValue(ObjectSchema? schema, JsonNode? live, JsonNode? value) => (live, value) switch
    {
        _ when TypedValue.IsLeaf(schema, value) => value?.DeepClone(),
        (JsonObject old, JsonObject fields) => Merge(schema, old, fields),
        (JsonArray old, JsonArray items) => MergeList(schema!, old, items),
        _ => value?.DeepClone(),
    };

    // The configuration's items keep its order; the live object's other items stay in front of the item that they stood in front of.
    private static JsonArray MergeList(ObjectSchema schema, JsonArray live, JsonArray items)
    {
        (PathElement Element, JsonNode? Item)[] old = [.. TypedValue.ItemsByElement(schema, live).Select(pair => (pair.Key, pair.Value))];
        Dictionary<PathElement, JsonNode?> byElement = old.ToDictionary(pair => pair.Element, pair => pair.Item);
        List<(PathElement Element, JsonNode? Item)> wanted = TypedValue.Items(schema, items, "");
        HashSet<PathElement> asked = [.. wanted.Select(pair => pair.Element)];
        var done = new HashSet<PathElement>();
        var merged = new JsonArray();
        int next = 0;
        foreach ((PathElement element, JsonNode? item) in old)
        {
            if (done.Contains(element)) continue;
            if (!asked.Contains(element))
            {
                merged.Add(item?.DeepClone());
                continue;
            }

            do Add();
            while (!done.Contains(element));
        }

        while (next < wanted.Count) Add();
        return merged;

        void Add()
        {
            (PathElement element, JsonNode? item) = wanted[next++];
            done.Add(element);
            merged.Add(MergeValue(schema.Items, byElement.GetValueOrDefault(element), item));
        }
    }
}
