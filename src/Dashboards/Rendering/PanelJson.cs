using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Rendering;

internal static class PanelJson
{
    public static JsonObject DataSource() => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };

    public static JsonObject Position(int x, int y, int width, int height) => new() { ["h"] = height, ["w"] = width, ["x"] = x, ["y"] = y };

    public static JsonObject Of(Panel panel, int id, JsonObject position)
    {
        var json = new JsonObject
        {
            ["type"] = panel.Type,
            ["id"] = id,
            ["title"] = panel.Title,
            ["description"] = panel.Description,
            ["gridPos"] = position,
            ["datasource"] = DataSource(),
            ["targets"] = JsonList.Of(panel.Queries.Select(QueryJson.Of)),
            ["fieldConfig"] = new JsonObject { ["defaults"] = FieldJson.Defaults(panel), ["overrides"] = JsonList.Of(panel.Overrides.Select(FieldJson.Override)) },
            ["options"] = panel.Options(),
        };
        if (panel.Interval is { } interval) json["interval"] = interval;
        if (panel.MaxDataPoints is { } points) json["maxDataPoints"] = points;
        if (panel.Transformations() is { } transformations) json["transformations"] = transformations;
        return json;
    }
}
