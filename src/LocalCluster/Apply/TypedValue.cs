using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>How a value merges by its schema. Without a schema, objects merge field by field and lists are one value.</summary>
internal static class TypedValue
{
    /// <summary>True for what has one owner as a whole: scalars, null, atomic lists and atomic maps.</summary>
    public static bool IsLeaf(ObjectSchema? schema, JsonNode? value) => value switch
    {
        JsonObject => schema?.AtomicMap == true,
        JsonArray => (schema?.ListType ?? ListType.Atomic) == ListType.Atomic,
        _ => true,
    };

    /// <summary>The identities of the items of a set or map list, in order.</summary>
    /// <exception cref="FieldsException">An item lacks a key, or two items are the same.</exception>
    public static List<(PathElement Element, JsonNode? Item)> Items(ObjectSchema schema, JsonArray items, string path)
    {
        var seen = new HashSet<PathElement>(items.Count);
        var identified = new List<(PathElement, JsonNode?)>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            PathElement element = Identify(schema, items[i], $"{path}[{i}]");
            if (!seen.Add(element)) throw new FieldsException($"{path}: duplicate entries for key {element.Display}");
            identified.Add((element, items[i]));
        }

        return identified;
    }

    /// <summary>As <see cref="Items"/> for objects that are stored: what Update once let in twice counts once.</summary>
    public static Dictionary<PathElement, JsonNode?> ItemsByElement(ObjectSchema schema, JsonArray items)
    {
        var byElement = new Dictionary<PathElement, JsonNode?>(items.Count);
        foreach (JsonNode? item in items) byElement.TryAdd(IdentifyStored(schema, item), item);
        return byElement;
    }

    private static PathElement IdentifyStored(ObjectSchema schema, JsonNode? item)
    {
        try
        {
            return Identify(schema, item, "");
        }
        catch (FieldsException)
        {
            return PathElement.Value(item);
        }
    }

    private static PathElement Identify(ObjectSchema schema, JsonNode? item, string path)
    {
        if (schema.ListType == ListType.Set) return PathElement.Value(item);
        if (item is not JsonObject fields) throw new FieldsException($"{path}: an item of a list with keys must be an object");
        var keys = new JsonObject();
        foreach (string name in schema.ListMapKeys.Order(StringComparer.Ordinal))
        {
            JsonNode? value = fields.Find(name) ?? schema.Items?.Child(name)?.Default;
            if (value is not null) keys[name] = value.DeepClone();
        }

        if (keys.Count > 0) return PathElement.Keys(keys);
        throw new FieldsException(
            $"{path}: associative list with keys has an element that omits key field " +
            $"{JsonText.Quote(schema.ListMapKeys[0])} (and doesn't have default value)");
    }
}
