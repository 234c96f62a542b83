using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests;

internal static class Json
{
    /// <summary>JSON with single quotes, which read better in C#.</summary>
    public static JsonObject Object(string text) => JsonNode.Parse(text.Replace('\'', '"'))!.AsObject();

    public static ObjectSchema Schema(string text) => SchemaReader.Read(Object(text));

    public static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {JsonText.Compact(expected)}\nactual   {JsonText.Compact(actual)}");
}
