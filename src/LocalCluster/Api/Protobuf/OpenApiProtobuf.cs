using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api.Protobuf;

/// <summary>
/// The OpenAPI v2 document as gnostic's protobuf, the only form in which kubectl asks for it: to validate a kind that it does not know before it says
/// that there is none, and for <c>explain --output=plaintext-openapiv2</c>. What kubectl does not read (defaults, limits, responses) is left out.
/// </summary>
internal static class OpenApiProtobuf
{
    public const string MediaType = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    public static ReadOnlyMemory<byte> Document(JsonObject openApi)
    {
        var document = new WireWriter();
        document.Text(1, openApi.Text("swagger"));
        document.Message(2, Info(openApi.Object("info")));
        document.Message(8, Named(openApi.Object("paths"), 2, PathItem));
        document.Message(9, Named(openApi.Object("definitions"), 1, Schema));
        return document.Written;
    }

    private static WireWriter Info(JsonObject? info)
    {
        var message = new WireWriter();
        message.Text(1, info.Text("title"));
        message.Text(2, info.Text("version"));
        return message;
    }

    /// <summary>A map: repeated pairs of name and value.</summary>
    private static WireWriter Named(JsonObject? map, int number, Func<JsonObject, WireWriter> value)
    {
        var message = new WireWriter();
        foreach (var (name, node) in map ?? [])
        {
            if (node is not JsonObject obj)
                continue;
            var pair = new WireWriter();
            pair.Text(1, name);
            pair.Message(2, value(obj));
            message.Message(number, pair);
        }

        return message;
    }

    // The parameters of PATCH tell kubectl what the server can do with the kind.
    private static WireWriter PathItem(JsonObject path)
    {
        var message = new WireWriter();
        if (path.Object("patch") is { } patch)
            message.Message(8, Operation(patch));
        return message;
    }

    private static WireWriter Operation(JsonObject operation)
    {
        var message = new WireWriter();
        message.Text(5, operation.Text("operationId"));
        foreach (var parameter in operation.Objects("parameters"))
        {
            var query = new WireWriter();
            query.Text(2, parameter.Text("in"));
            query.Text(4, parameter.Text("name"));
            query.Text(6, parameter.Text("type"));
            message.Message(8, Wrapped(1, Wrapped(2, Wrapped(3, query))));
        }

        Extensions(message, 13, operation);
        return message;
    }

    private static WireWriter Schema(JsonObject schema)
    {
        var message = new WireWriter();
        message.Text(1, schema.Text("$ref"));
        message.Text(2, schema.Text("format"));
        message.Text(4, schema.Text("description"));
        foreach (var name in schema.Texts("required"))
            message.Text(19, name);
        if (schema.Find("additionalProperties") is JsonObject values)
            message.Message(21, Wrapped(1, Schema(values)));
        else if (schema.Find("additionalProperties").AsBoolean() is { } any)
            message.Message(21, Boolean(any));
        if (schema.Text("type") is { } type)
            message.Message(22, List(type));
        if (schema.Object("items") is { } items)
            message.Message(23, Wrapped(1, Schema(items)));
        if (schema.Object("properties") is { } properties)
            message.Message(25, Named(properties, 1, Schema));
        Extensions(message, 31, schema);
        return message;
    }

    private static void Extensions(WireWriter message, int number, JsonObject obj)
    {
        foreach (var (name, value) in obj.Where(field => field.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            var pair = new WireWriter();
            pair.Text(1, name);
            // Wanted is YAML, and JSON is YAML.
            var any = new WireWriter();
            any.Text(2, JsonText.Compact(value));
            pair.Message(2, any);
            message.Message(number, pair);
        }
    }

    private static WireWriter Wrapped(int number, WireWriter inner)
    {
        var message = new WireWriter();
        message.Message(number, inner);
        return message;
    }

    private static WireWriter List(string value)
    {
        var message = new WireWriter();
        message.Text(1, value);
        return message;
    }

    private static WireWriter Boolean(bool value)
    {
        var message = new WireWriter();
        message.Boolean(2, value);
        return message;
    }
}
