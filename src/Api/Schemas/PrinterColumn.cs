using System.Text.Json.Nodes;

namespace NetworkTelemetry.Api.Schemas;

/// <summary>A column of <c>kubectl get</c>. Priority 0 is always shown, 1 with <c>-o wide</c>.</summary>
internal sealed record PrinterColumn(string Name, string Type, string JsonPath, int Priority = 0)
{
    public JsonObject ToJson()
    {
        var column = new JsonObject { ["name"] = Name, ["type"] = Type, ["jsonPath"] = JsonPath };
        if (Priority > 0) column["priority"] = Priority;
        return column;
    }
}
