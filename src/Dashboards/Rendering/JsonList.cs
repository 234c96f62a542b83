using System.Text.Json.Nodes;

namespace NetworkTelemetry.Dashboards.Rendering;

internal static class JsonList
{
    /// <summary>Not a collection expression: on a JsonArray that would serialize by reflection.</summary>
    public static JsonArray Of(IEnumerable<JsonNode> items)
    {
        var list = new JsonArray();
        foreach (var item in items) list.Add(item);
        return list;
    }

    public static JsonArray Of(IEnumerable<string> items) => Of(items.Select(item => (JsonNode)item));
}
