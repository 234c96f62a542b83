using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Compares the fields of a model with those of an OpenAPI schema. Pure.</summary>
internal static class SchemaFields
{
    /// <returns>Paths of fields that the schema lacks, such as <c>spec.probes[].http</c>; what is below a missing field is not listed.</returns>
    public static IReadOnlyList<string> Missing(JsonTypeInfo type, JsonElement schema)
    {
        var missing = new List<string>();
        Compare(type, schema, "", missing);
        return missing;
    }

    private static void Compare(JsonTypeInfo type, JsonElement schema, string path, List<string> missing)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                foreach (var property in type.Properties)
                {
                    // The API server itself takes care of these.
                    if (property.PropertyType == typeof(ObjectMeta) || path.Length == 0 && property.Name is "apiVersion" or "kind") continue;
                    var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                    if (Member(schema, "properties") is { } properties && Member(properties, property.Name) is { } field)
                        Compare(type.Options.GetTypeInfo(property.PropertyType), field, at, missing);
                    else if (Member(schema, "x-kubernetes-preserve-unknown-fields") is not { ValueKind: JsonValueKind.True })
                        missing.Add(at);
                }

                break;
            case JsonTypeInfoKind.Enumerable when Member(schema, "items") is { } items:
                Compare(type.Options.GetTypeInfo(type.ElementType!), items, $"{path}[]", missing);
                break;
            case JsonTypeInfoKind.Dictionary when Member(schema, "additionalProperties") is { ValueKind: JsonValueKind.Object } values:
                Compare(type.Options.GetTypeInfo(type.ElementType!), values, $"{path}{{}}", missing);
                break;
        }
    }

    private static JsonElement? Member(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var member) ? member : null;
}
