using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>Gives <c>x-kubernetes-embedded-resource</c> the fields that every object has.</summary>
internal static class EmbeddedObjects
{
    /// <summary>A completed copy.</summary>
    /// <exception cref="SchemaException">The schema is nested too deep.</exception>
    public static JsonObject Complete(JsonObject schema)
    {
        JsonObject copy = schema.DeepClone().AsObject();
        Walk(copy, 0);
        return copy;
    }

    private static void Walk(JsonObject schema, int depth)
    {
        if (depth > SchemaReader.MaxDepth) throw new SchemaException("", $"must not be nested deeper than {SchemaReader.MaxDepth} levels");
        if (schema.Flag("x-kubernetes-embedded-resource"))
        {
            JsonObject properties = schema.Ensure("properties");
            properties["apiVersion"] = new JsonObject { ["type"] = "string" };
            properties["kind"] = new JsonObject { ["type"] = "string" };
            properties["metadata"] = BuiltinSchemas.Reference(BuiltinSchemas.ObjectMeta);
        }

        foreach (JsonObject child in Children(schema)) Walk(child, depth + 1);
    }

    private static IEnumerable<JsonObject> Children(JsonObject schema)
    {
        IEnumerable<JsonNode?> properties = schema.Object("properties")?.Select(property => property.Value) ?? [];
        return properties.Append(schema.Find("items")).Append(schema.Find("additionalProperties")).OfType<JsonObject>();
    }
}
