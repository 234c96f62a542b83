using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.Schemas;

/// <summary>
/// Makes a structural OpenAPI v3 schema (apiextensions.k8s.io/v1) from the serialiser's own picture of a C# type and the attributes on its properties,
/// so that what is read and what is checked cannot differ. Runs when CRDs are generated, never in the operator.
/// </summary>
internal static class SchemaGenerator
{
    public static JsonObject Resource(JsonTypeInfo type)
    {
        var schema = Object(type);
        var properties = schema["properties"]!.AsObject();
        properties["apiVersion"] = new JsonObject { ["type"] = "string", ["description"] = "Version of the schema of this object." };
        properties["kind"] = new JsonObject { ["type"] = "string", ["description"] = "Kind of this object." };
        properties["metadata"] = new JsonObject { ["type"] = "object" };
        schema["required"] = new JsonArray("spec");
        return schema;
    }

    private static JsonObject Object(JsonTypeInfo type)
    {
        var schema = new JsonObject();
        if (type.Type.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute description]) schema["description"] = description.Text;
        schema["type"] = "object";
        var required = new JsonArray();
        var properties = new JsonObject();
        foreach (var property in type.Properties)
        {
            properties[property.Name] = Property(property, type.Options);
            if (property.IsRequired || Find<RequiredAttribute>(property) is not null) required.Add((JsonNode)property.Name);
        }

        if (required.Count > 0) schema["required"] = required;
        schema["properties"] = properties;
        return schema;
    }

    private static JsonObject Property(JsonPropertyInfo property, JsonSerializerOptions options)
    {
        if (property.PropertyType == typeof(ObjectMeta)) return new JsonObject { ["type"] = "object" };
        var preserve = Find<PreserveUnknownFieldsAttribute>(property) is not null;
        var schema = OfType(property.PropertyType, options, preserve);
        if ((Find<DescriptionAttribute>(property)?.Text ?? KubernetesFields.Describe(property.DeclaringType, property.Name)) is { } description) schema["description"] = description;
        if (Find<DefaultAttribute>(property) is { } @default) schema["default"] = Literal(@default.Value, schema["type"]!.GetValue<string>());
        if (Find<RangeAttribute>(property) is { } range) (schema["minimum"], schema["maximum"]) = (range.Min, range.Max);
        if (Find<ItemsAttribute>(property) is { } items)
        {
            if (items.Min > 0) schema["minItems"] = items.Min;
            schema["maxItems"] = items.Max;
        }

        if (Find<ListMapAttribute>(property) is { } map)
        {
            schema["x-kubernetes-list-type"] = "map";
            schema["x-kubernetes-list-map-keys"] = new JsonArray([.. map.Keys.Select(k => JsonValue.Create(k))]);
        }

        Text(property, schema["items"] as JsonObject ?? schema);
        return schema;
    }

    private static void Text(JsonPropertyInfo property, JsonObject schema)
    {
        if (Find<EnumAttribute>(property) is { } values) schema["enum"] = new JsonArray([.. values.Values.Select(v => JsonValue.Create(v))]);
        if (Find<PatternAttribute>(property) is { } pattern) schema["pattern"] = pattern.Regex;
        if (Find<LengthAttribute>(property) is not { } length) return;
        if (length.Min > 0) schema["minLength"] = length.Min;
        schema["maxLength"] = length.Max;
    }

    private static JsonObject OfType(Type type, JsonSerializerOptions options, bool preserve)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return new JsonObject { ["type"] = "string" };
        if (type == typeof(bool)) return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(int)) return new JsonObject { ["type"] = "integer", ["format"] = "int32" };
        if (type == typeof(long)) return new JsonObject { ["type"] = "integer", ["format"] = "int64" };
        if (type == typeof(DateTimeOffset)) return new JsonObject { ["type"] = "string", ["format"] = "date-time" };
        if (type == typeof(JsonElement) && preserve) return new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };
        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => Object(info),
            JsonTypeInfoKind.Enumerable => new JsonObject { ["type"] = "array", ["items"] = OfType(info.ElementType!, options, preserve) },
            JsonTypeInfoKind.Dictionary => new JsonObject { ["type"] = "object", ["additionalProperties"] = OfType(info.ElementType!, options, preserve) },
            _ => throw new NotSupportedException($"no schema for {type}"),
        };
    }

    private static JsonValue Literal(string value, string type) => type switch
    {
        "integer" => JsonValue.Create(long.Parse(value, CultureInfo.InvariantCulture)),
        "boolean" => JsonValue.Create(bool.Parse(value)),
        _ => JsonValue.Create(value),
    };

    private static T? Find<T>(JsonPropertyInfo property)
        where T : Attribute =>
        property.AttributeProvider?.GetCustomAttributes(typeof(T), false) is [T attribute, ..] ? attribute : null;
}
