using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Fills in the defaults of a schema.</summary>
internal static class SchemaDefaults
{
    /// <summary>
    /// Changes <paramref name="value"/> in place. A null where the schema forbids null becomes the default, or goes when there is none, as the
    /// structural defaulting of CustomResourceDefinitions has it.
    /// </summary>
    public static void Apply(ObjectSchema schema, JsonObject value) => Fill(schema, value);

    private static void Fill(ObjectSchema? schema, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject fields when schema is not null: FillObject(schema, fields); break;
            case JsonArray items when schema?.Items is not null: FillArray(schema.Items, items); break;
        }
    }

    private static void FillObject(ObjectSchema schema, JsonObject fields)
    {
        foreach ((string name, ObjectSchema child) in schema.Properties)
        {
            if (child.Default is { } value && IsVacant(child, fields, name)) fields[name] = value.DeepClone();
        }

        foreach (string name in fields.Select(field => field.Key).ToArray())
        {
            ObjectSchema? child = schema.Child(name);
            if (fields[name] is not null) Fill(child, fields[name]);
            else if (child is not null && ForbidsNull(child)) ReplaceNull(child, fields, name);
        }
    }

    private static void FillArray(ObjectSchema schema, JsonArray items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is null && !schema.Nullable && schema.Default is { } value) items[i] = value.DeepClone();
            else Fill(schema, items[i]);
        }
    }

    private static bool IsVacant(ObjectSchema schema, JsonObject fields, string name) =>
        !fields.TryGetPropertyValue(name, out JsonNode? present) || (present.Kind() == JsonValueKind.Null && !schema.Nullable);

    private static bool ForbidsNull(ObjectSchema schema) =>
        !schema.Nullable && !(schema.Type == SchemaType.Any && schema.PreserveUnknownFields);

    private static void ReplaceNull(ObjectSchema schema, JsonObject fields, string name)
    {
        if (schema.Default is { } value) fields[name] = value.DeepClone();
        else fields.Remove(name);
    }
}
