using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Drops the fields that a schema does not know.</summary>
internal static class SchemaPruning
{
    // What is reported is for a person; what is dropped has no limit.
    private const int MaxReported = 100;

    /// <summary>Changes <paramref name="value"/> in place.</summary>
    /// <returns>What strict field validation says of each dropped field, for example <c>unknown field "spec.foo"</c>, sorted; at most 100.</returns>
    public static IReadOnlyList<string> Prune(ObjectSchema schema, JsonObject value)
    {
        var unknown = new List<string>();
        PruneNode(schema, value, "", unknown);
        unknown.Sort(StringComparer.Ordinal);
        return [.. unknown.Take(MaxReported).Select(path => $"unknown field {JsonText.Quote(path)}")];
    }

    private static void PruneNode(ObjectSchema? schema, JsonNode? value, string path, List<string> unknown)
    {
        if (schema is null) return;
        switch (value)
        {
            // An object in the place of something else has no fields to know: its type is what is wrong, and validation says so.
            case JsonObject fields when schema.Type is SchemaType.Object or SchemaType.Any: PruneObject(schema, fields, path, unknown); break;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++) PruneNode(schema.Items, items[i], $"{path}[{i}]", unknown);
                break;
        }
    }

    private static void PruneObject(ObjectSchema schema, JsonObject fields, string path, List<string> unknown)
    {
        foreach (string name in fields.Select(field => field.Key).ToArray())
        {
            string at = path.Length == 0 ? name : $"{path}.{name}";
            if (schema.Child(name) is { } child)
            {
                PruneNode(child, fields[name], at, unknown);
            }
            else if (!schema.PreserveUnknownFields)
            {
                fields.Remove(name);
                unknown.Add(at);
            }
        }
    }
}
