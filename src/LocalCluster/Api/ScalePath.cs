using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>The JSON paths that a scale subresource may have: field names with dots, no arrays.</summary>
internal static class ScalePath
{
    public static JsonNode? Find(JsonObject obj, string path)
    {
        JsonNode? node = obj;
        foreach (var field in Fields(path))
            node = (node as JsonObject)?[field];
        return node;
    }

    public static long? Number(JsonObject obj, string path) => Find(obj, path).AsInteger();

    public static void Set(JsonObject obj, string path, JsonNode value)
    {
        var fields = Fields(path);
        foreach (var field in fields.AsSpan(0, fields.Length - 1))
        {
            if (obj[field] is not JsonObject child)
                obj[field] = child = [];
            obj = child;
        }

        obj[fields[^1]] = value;
    }

    private static string[] Fields(string path) => path.Split('.', StringSplitOptions.RemoveEmptyEntries);
}
