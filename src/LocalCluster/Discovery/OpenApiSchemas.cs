using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>The schemas of types and of everything that they refer to.</summary>
internal static class OpenApiSchemas
{
    private const string StoredPrefix = "#/definitions/";
    private const string MetadataName = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    /// <param name="prefix">Where the document keeps its schemas.</param>
    public static JsonObject Of(IEnumerable<ResourceDefinition> definitions, string prefix)
    {
        var schemas = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var pending = new Stack<string>();
        foreach (var definition in definitions)
        {
            var schema = (JsonObject)definition.OpenApiSchema.DeepClone();
            Complete(definition, schema);
            schemas[definition.DefinitionName] = schema;
            Redirect(schema, prefix, pending);
        }

        while (pending.TryPop(out var name))
        {
            if (schemas.ContainsKey(name) || !BuiltinResources.OpenApiDefinitions.TryGetValue(name, out var shared))
                continue;
            var schema = (JsonObject)shared.DeepClone();
            schemas[name] = schema;
            Redirect(schema, prefix, pending);
        }

        return new JsonObject(schemas.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
    }

    private static void Complete(ResourceDefinition definition, JsonObject schema)
    {
        if (definition.IsCustom && BuiltinResources.OpenApiDefinitions.ContainsKey(MetadataName))
        {
            if (schema["properties"] is not JsonObject properties)
                schema["properties"] = properties = [];
            properties["metadata"] = new JsonObject { ["$ref"] = StoredPrefix + MetadataName };
        }

        schema["x-kubernetes-group-version-kind"] = new JsonArray(new JsonObject
        {
            ["group"] = definition.Group,
            ["version"] = definition.Version,
            ["kind"] = definition.Kind,
        });
    }

    private static void Redirect(JsonNode? node, string prefix, Stack<string> names)
    {
        switch (node)
        {
            case JsonObject obj:
                if (obj["$ref"] is JsonValue value && value.TryGetValue(out string? reference) && reference.StartsWith(StoredPrefix, StringComparison.Ordinal))
                {
                    var name = reference[StoredPrefix.Length..];
                    names.Push(name);
                    obj["$ref"] = prefix + name;
                }

                foreach (var child in obj)
                    Redirect(child.Value, prefix, names);
                break;
            case JsonArray array:
                foreach (var item in array)
                    Redirect(item, prefix, names);
                break;
        }
    }
}
