using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Checks a value against a schema.</summary>
internal static class SchemaValidation
{
    // A hostile list could have a million faults; nobody reads past the first few.
    private const int MaxErrors = 100;

    /// <returns>Empty when the value fits; at most 100 errors.</returns>
    public static IReadOnlyList<FieldError> Validate(ObjectSchema schema, JsonObject value)
    {
        var errors = new List<FieldError>();
        Check(schema, value, "", errors);
        return errors;
    }

    internal static void Check(ObjectSchema schema, JsonNode? value, string path, List<FieldError> errors)
    {
        if (errors.Count >= MaxErrors) return;
        if (value is null && schema.Nullable) return;
        if (!TypeFits(schema, value))
        {
            errors.Add(FieldErrors.WrongType(path, TypeName(value), schema.IntOrString ? "integer,string" : TypeName(schema.Type)));
            return;
        }

        if (schema.Enum.Length > 0 && !schema.Enum.Any(allowed => JsonNode.DeepEquals(allowed, value)))
        {
            errors.Add(FieldErrors.NotSupported(path, value, schema.Enum));
        }

        switch (value)
        {
            case JsonObject fields: CheckObject(schema, fields, path, errors); break;
            case JsonArray items: ListValidation.Check(schema, items, path, errors); break;
            case JsonValue scalar: ScalarValidation.Check(schema, scalar, path, errors); break;
        }

        CombinationValidation.Check(schema, value, path, errors);
    }

    private static void CheckObject(ObjectSchema schema, JsonObject fields, string path, List<FieldError> errors)
    {
        foreach (string name in schema.Required)
        {
            if (!fields.ContainsKey(name)) errors.Add(FieldErrors.Required(Join(path, name)));
        }

        if (schema.MaxProperties is { } most && fields.Count > most) errors.Add(FieldErrors.TooMany(path, fields.Count, most));
        if (schema.MinProperties is { } least && fields.Count < least)
        {
            errors.Add(FieldErrors.Invalid(path, fields, $"{path} in body should have at least {least} properties"));
        }

        foreach ((string name, JsonNode? value) in fields)
        {
            if (schema.Child(name) is { } child) Check(child, value, Join(path, name), errors);
            else if (!schema.AllowsAdditionalProperties && !schema.PreserveUnknownFields)
            {
                errors.Add(FieldErrors.Forbidden(Join(path, name), $"{Join(path, name)} in body is a forbidden property"));
            }
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static bool TypeFits(ObjectSchema schema, JsonNode? value)
    {
        if (schema.IntOrString) return value.AsText() is not null || value.AsInteger() is not null;
        return schema.Type switch
        {
            SchemaType.Object => value is JsonObject,
            SchemaType.Array => value is JsonArray,
            SchemaType.String => value.Kind() == JsonValueKind.String,
            SchemaType.Integer => value.AsNumber() is { } number && decimal.Truncate(number) == number,
            SchemaType.Number => value.Kind() == JsonValueKind.Number,
            SchemaType.Boolean => value.Kind() is JsonValueKind.True or JsonValueKind.False,
            _ => true,
        };
    }

    private static string TypeName(SchemaType type) => type.ToString().ToLowerInvariant();

    private static string TypeName(JsonNode? value) => value.Kind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.AsInteger() is null ? "number" : "integer",
        _ => "null",
    };
}
