using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>What changed between two objects.</summary>
internal sealed record FieldComparison(FieldSet Added, FieldSet Removed, FieldSet Modified)
{
    public bool IsSame => Added.IsEmpty && Removed.IsEmpty && Modified.IsEmpty;

    public static FieldComparison Of(ObjectSchema? schema, JsonObject before, JsonObject after)
    {
        FieldSet old = FieldSetOf.Stored(schema, before);
        FieldSet updated = FieldSetOf.Stored(schema, after);
        return new FieldComparison(updated.Except(old), old.Except(updated), ModifiedFields(schema, before, after));
    }

    private static FieldSet ModifiedFields(ObjectSchema? schema, JsonObject before, JsonObject after)
    {
        FieldSet set = FieldSet.Empty;
        foreach ((string name, JsonNode? value) in after)
        {
            if (!before.TryGetPropertyValue(name, out JsonNode? old)) continue;
            set = AddDifference(set, PathElement.Field(name), schema?.Child(name), old, value);
        }

        return set;
    }

    private static FieldSet AddDifference(FieldSet set, PathElement element, ObjectSchema? schema, JsonNode? before, JsonNode? after)
    {
        bool leaf = TypedValue.IsLeaf(schema, before) || TypedValue.IsLeaf(schema, after);
        return (before, after) switch
        {
            (JsonObject old, JsonObject updated) when !leaf => set.With(element, ModifiedFields(schema, old, updated)),
            (JsonArray old, JsonArray updated) when !leaf => set.With(element, ModifiedItems(schema!, old, updated)),
            _ => JsonNode.DeepEquals(before, after) ? set : set.With(element),
        };
    }

    private static FieldSet ModifiedItems(ObjectSchema schema, JsonArray before, JsonArray after)
    {
        FieldSet set = FieldSet.Empty;
        Dictionary<PathElement, JsonNode?> old = TypedValue.ItemsByElement(schema, before);
        foreach ((PathElement element, JsonNode? item) in TypedValue.ItemsByElement(schema, after))
        {
            if (old.TryGetValue(element, out JsonNode? present)) set = AddDifference(set, element, schema.Items, present, item);
        }

        return set;
    }
}
