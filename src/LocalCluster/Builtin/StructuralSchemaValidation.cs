using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>The rules of structural schemas that our CRDs depend on: every node has a type, lists of maps have keys, defaults fit.</summary>
internal static class StructuralSchemaValidation
{
    /// <param name="path">The version: <c>spec.versions[0]</c>.</param>
    public static IEnumerable<FieldError> Check(JsonObject? schema, string path)
    {
        string at = $"{path}.schema.openAPIV3Schema";
        if (schema is null) return [FieldErrors.Required(at, "schemas are required")];
        if (schema.Text("type") != "object") return [FieldErrors.Invalid($"{at}.type", schema.Text("type") ?? "", "must be object at the root")];
        try
        {
            SchemaReader.Read(EmbeddedObjects.Complete(schema), BuiltinSchemas.Definitions);
        }
        catch (SchemaException e)
        {
            return [new FieldError(FieldErrorType.Invalid, e.Path.Length == 0 ? at : $"{at}.{e.Path}", null, e.Detail)];
        }

        return CheckNode(schema, at);
    }

    private static IEnumerable<FieldError> CheckNode(JsonObject schema, string path)
    {
        bool untyped = schema.Flag("x-kubernetes-int-or-string") || schema.Flag("x-kubernetes-preserve-unknown-fields");
        string type = schema.Text("type") ?? "";
        if (type.Length == 0 && !untyped) yield return FieldErrors.Required($"{path}.type", "must not be empty for specified object fields");
        if (type == "array" && schema.Object("items") is null) yield return FieldErrors.Required($"{path}.items", "must be specified");
        if (schema.Object("properties") is { Count: > 0 } && schema.Find("additionalProperties") is not null)
        {
            yield return FieldErrors.Forbidden($"{path}.additionalProperties", "additionalProperties and properties are mutual exclusive");
        }

        foreach (FieldError error in CheckList(schema, type, path).Concat(CheckDefault(schema, path))) yield return error;
        foreach ((string name, JsonObject child) in Children(schema))
        {
            foreach (FieldError error in CheckNode(child, $"{path}.{name}")) yield return error;
        }
    }

    private static IEnumerable<FieldError> CheckList(JsonObject schema, string type, string path)
    {
        if (schema.Text("x-kubernetes-list-type") is not { } listType) yield break;
        if (type != "array") yield return FieldErrors.Invalid($"{path}.type", type, "must be array if x-kubernetes-list-type is specified");
        if (listType != "map") yield break;
        string[] keys = [.. schema.Texts("x-kubernetes-list-map-keys")];
        if (keys.Length == 0)
        {
            yield return FieldErrors.Required($"{path}.x-kubernetes-list-map-keys", "must not be empty if x-kubernetes-list-type is map");
        }

        JsonObject? item = schema.Object("items");
        foreach (string key in keys)
        {
            JsonObject? property = item.Object("properties").Object(key);
            if (property is null)
            {
                yield return FieldErrors.Invalid(
                    $"{path}.x-kubernetes-list-map-keys", key, "entries must all be names of item properties");
            }
            else if (property.Find("default") is null && !item.Texts("required").Contains(key))
            {
                yield return FieldErrors.Required(
                    $"{path}.items.properties[{key}].default",
                    "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
            }
        }
    }

    private static IEnumerable<FieldError> CheckDefault(JsonObject schema, string path)
    {
        if (schema.Find("default") is not { } value) return [];
        var wrapper = new JsonObject { ["default"] = value.DeepClone() };
        var properties = new JsonObject { ["default"] = schema.DeepClone() };
        ObjectSchema wrapped = SchemaReader.Read(
            EmbeddedObjects.Complete(new JsonObject { ["type"] = "object", ["properties"] = properties }), BuiltinSchemas.Definitions);
        string[] unknown = [.. SchemaPruning.Prune(wrapped, wrapper.DeepClone().AsObject())];
        if (unknown.Length > 0) return [FieldErrors.Invalid($"{path}.default", value, string.Join(", ", unknown))];
        SchemaDefaults.Apply(wrapped, wrapper);
        return SchemaValidation.Validate(wrapped, wrapper).Select(error => error with { Path = $"{path}.{error.Path}" });
    }

    private static IEnumerable<(string Name, JsonObject Schema)> Children(JsonObject schema)
    {
        foreach ((string name, JsonNode? property) in schema.Object("properties") ?? [])
        {
            // A CRD may restrict metadata.name without saying more of metadata.
            if (property is JsonObject child) yield return ($"properties[{name}]", child);
        }

        if (schema.Object("items") is { } items) yield return ("items", items);
        if (schema.Object("additionalProperties") is { } values) yield return ("additionalProperties", values);
    }
}
