using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>Takes fields out of an object.</summary>
internal static class FieldRemoval
{
    /// <returns>A new object. What the removal leaves empty stays, empty: its owner wants it.</returns>
    public static JsonObject Remove(ObjectSchema? schema, JsonObject value, FieldSet fields)
    {
        var rest = new JsonObject();
        foreach ((string name, JsonNode? content) in value)
        {
            PathElement element = PathElement.Field(name);
            if (fields.Members.Contains(element)) continue;
            FieldSet below = fields.Below(element);
            rest[name] = below.IsEmpty ? content?.DeepClone() : RemoveBelow(schema?.Child(name), content, below);
        }

        return rest;
    }

    private static JsonNode? RemoveBelow(ObjectSchema? schema, JsonNode? value, FieldSet fields) => value switch
    {
        _ when TypedValue.IsLeaf(schema, value) => value?.DeepClone(),
        JsonObject content => Remove(schema, content, fields),
        JsonArray items => RemoveItems(schema!, items, fields),
        _ => value?.DeepClone(),
    };

    private static JsonArray RemoveItems(ObjectSchema schema, JsonArray items, FieldSet fields)
    {
        var rest = new JsonArray();
        foreach ((PathElement element, JsonNode? item) in TypedValue.ItemsByElement(schema, items))
        {
            if (fields.Members.Contains(element)) continue;
            FieldSet below = fields.Below(element);
            rest.Add(below.IsEmpty ? item?.DeepClone() : RemoveBelow(schema.Items, item, below));
        }

        return rest;
    }
}
