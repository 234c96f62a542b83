using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Api.Protobuf;

/// <summary>
/// Reads the bodies that kubectl sends as protobuf although the server answers in JSON: since 1.32 its <c>create</c> commands send nothing else,
/// and do not try again when it is refused.
/// </summary>
internal static class ProtobufBody
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>Null when the kind is not one that is read.</summary>
    /// <exception cref="FormatException">The bytes are no object.</exception>
    public static JsonObject? Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith(Magic))
            throw new FormatException("the body does not begin with the protobuf prefix of Kubernetes");
        string apiVersion = "", kind = "";
        ReadOnlySpan<byte> raw = default;
        var envelope = new WireReader(body[Magic.Length..]);
        while (envelope.Next(out var number, out var value, out _))
        {
            if (number == 1)
                (apiVersion, kind) = Pair(value);
            else if (number == 2)
                raw = value;
        }

        if (MessageShape.Of(apiVersion, kind) is not { } shape)
            return null;
        var obj = Message(raw, shape);
        obj["apiVersion"] = apiVersion;
        obj["kind"] = kind;
        return obj;
    }

    private static JsonObject Message(ReadOnlySpan<byte> bytes, MessageShape shape)
    {
        var obj = new JsonObject();
        var reader = new WireReader(bytes);
        while (reader.Next(out var number, out var value, out var integer))
        {
            foreach (var field in shape.Fields)
            {
                if (field.Number == number)
                    Set(obj, field, value, integer);
            }
        }

        return obj;
    }

    private static void Set(
        JsonObject obj, (int Number, string Name, FieldShape Shape, MessageShape? Message) field, ReadOnlySpan<byte> value, ulong integer)
    {
        switch (field.Shape)
        {
            // Go writes fields that are empty, too.
            case FieldShape.Text when !value.IsEmpty:
                obj[field.Name] = WireReader.Text(value);
                break;
            case FieldShape.Boolean:
                obj[field.Name] = integer != 0;
                break;
            case FieldShape.Message:
                obj[field.Name] = Message(value, field.Message!);
                break;
            case FieldShape.TextList:
                List(obj, field.Name).Add((JsonNode)WireReader.Text(value));
                break;
            case FieldShape.MessageList:
                List(obj, field.Name).Add((JsonNode)Message(value, field.Message!));
                break;
            case FieldShape.TextMap:
                var (key, text) = Pair(value);
                Map(obj, field.Name)[key] = text;
                break;
            case FieldShape.BytesMap:
                var (name, content) = Entry(value);
                Map(obj, field.Name)[name] = Convert.ToBase64String(content);
                break;
        }
    }

    private static JsonArray List(JsonObject obj, string name) => (JsonArray)(obj[name] ??= new JsonArray());

    private static JsonObject Map(JsonObject obj, string name) => (JsonObject)(obj[name] ??= new JsonObject());

    private static (string First, string Second) Pair(ReadOnlySpan<byte> bytes)
    {
        var (first, second) = Entry(bytes);
        return (first, WireReader.Text(second));
    }

    private static (string First, byte[] Second) Entry(ReadOnlySpan<byte> bytes)
    {
        var (first, second) = ("", Array.Empty<byte>());
        var reader = new WireReader(bytes);
        while (reader.Next(out var number, out var value, out _))
        {
            if (number == 1)
                first = WireReader.Text(value);
            else if (number == 2)
                second = value.ToArray();
        }

        return (first, second);
    }
}
