using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>An explicit null in a configuration says no more than leaving the field out.</summary>
internal static class NullFields
{
    /// <summary>Changes the value in place and returns it.</summary>
    public static JsonObject Without(JsonObject value)
    {
        foreach ((string name, JsonNode? content) in value.ToArray())
        {
            if (content is null) value.Remove(name);
            else Clean(content);
        }

        return value;
    }

    private static void Clean(JsonNode? node)
    {
        if (node is JsonObject fields) Without(fields);
        else if (node is JsonArray items)
        {
            foreach (JsonNode? item in items) Clean(item);
        }
    }
}
