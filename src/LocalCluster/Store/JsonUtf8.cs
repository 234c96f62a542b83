using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>The one way in which the API server writes JSON.</summary>
internal static class JsonUtf8
{
    // The text is never embedded in HTML, so names with é or < stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Text(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        Write(node, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(JsonNode node, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, Options);
        node.WriteTo(writer);
    }
}
