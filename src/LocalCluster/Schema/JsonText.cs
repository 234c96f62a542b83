using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>JSON values as text and as numbers, whatever they are backed by (parsed bytes or a CLR value).</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line of JSON with quotes and non-ASCII letters as people write them.</summary>
    public static string Compact(JsonNode? node)
    {
        if (node is null) return "null";
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable)) node.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Whether a JSON text is UTF-8 all through, with no half of a surrogate pair in its escapes.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static bool IsUnicode(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return false;
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0) return true;
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped) _ = reader.GetString();
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }

        return true;
    }

    public static string Quote(string text) => Compact(JsonValue.Create(text));

    public static JsonValueKind Kind(this JsonNode? node) => node?.GetValueKind() ?? JsonValueKind.Null;

    /// <summary>The string, or null for anything else.</summary>
    public static string? AsText(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.TryGetValue(out string? text) ? text : null;

    public static bool? AsBoolean(this JsonNode? node) => node.Kind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The number, or null for anything else and for numbers past the range of <see cref="decimal"/>.</summary>
    public static decimal? AsNumber(this JsonNode? node)
    {
        if (node.Kind() != JsonValueKind.Number) return null;
        return decimal.TryParse(Compact(node), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    public static long? AsInteger(this JsonNode? node) =>
        node.AsNumber() is { } number && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;
}
