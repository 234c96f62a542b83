using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>The fields that a value sets.</summary>
internal static class FieldSetOf
{
    /// <exception cref="FieldsException">A list with keys has an item without key or twice.</exception>
    public static FieldSet Object(ObjectSchema? schema, JsonObject value) => Fields(schema, value, "", strict: true);

    /// <summary>As <see cref="Object"/>, for what is stored already: never fails.</summary>
    public static FieldSet Stored(ObjectSchema? schema, JsonObject value) => Fields(schema, value, "", strict: false);

    private static FieldSet Fields(ObjectSchema? schema, JsonObject value, string path, bool strict)
    {
        FieldSet set = FieldSet.Empty;
        foreach ((string name, JsonNode? content) in value)
        {
            PathElement element = PathElement.Field(name);
            ObjectSchema? child = schema?.Child(name);
            bool named = schema is not null && schema.Properties.ContainsKey(name);

            // An entry of a map is a thing of its own; a field of a struct exists only by its content.
            if (TypedValue.IsLeaf(child, content) || content is JsonObject { Count: 0 } || !named) set = set.With(element);
            set = set.With(element, Content(child, content, $"{path}.{name}", strict));
        }

        return set;
    }

    private static FieldSet Content(ObjectSchema? schema, JsonNode? value, string path, bool strict)
    {
        if (TypedValue.IsLeaf(schema, value)) return FieldSet.Empty;
        return value switch
        {
            JsonObject fields => Fields(schema, fields, path, strict),
            JsonArray items when schema is not null => Items(schema, items, path, strict),
            _ => FieldSet.Empty,
        };
    }

    private static FieldSet Items(ObjectSchema schema, JsonArray items, string path, bool strict)
    {
        IEnumerable<(PathElement Element, JsonNode? Item)> identified = strict
            ? TypedValue.Items(schema, items, path)
            : TypedValue.ItemsByElement(schema, items).Select(pair => (pair.Key, pair.Value));
        FieldSet set = FieldSet.Empty;
        foreach ((PathElement element, JsonNode? item) in identified)
        {
            set = set.With(element).With(element, Content(schema.Items, item, path + element.Display, strict));
        }

        return set;
    }
}
