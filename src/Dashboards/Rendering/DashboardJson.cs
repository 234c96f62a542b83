using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Rendering;

/// <summary>Grafana's classic dashboard format; 42 is its last version.</summary>
internal static class DashboardJson
{
    /// <summary>What the dashboards find each other by.</summary>
    public const string Tag = "network-telemetry";

    private const int SchemaVersion = 42;

    public static JsonObject Of(Dashboard dashboard) => new()
    {
        ["uid"] = dashboard.Uid,
        ["title"] = dashboard.Title,
        ["description"] = dashboard.Description,
        ["tags"] = new JsonArray(Tag),
        ["editable"] = false,
        ["schemaVersion"] = SchemaVersion,
        ["timezone"] = "browser",
        ["time"] = new JsonObject { ["from"] = dashboard.From, ["to"] = "now" },
        ["refresh"] = "30s",
        ["graphTooltip"] = 1, // one crosshair through all graphs
        ["links"] = new JsonArray(OtherDashboards(dashboard.SharesItsChoice)),
        ["annotations"] = new JsonObject { ["list"] = new JsonArray(Alerts(dashboard.Alerts)) },
        ["templating"] = new JsonObject { ["list"] = JsonList.Of([VariableJson.DataSource(), .. dashboard.Variables.Select(VariableJson.Of)]) },
        ["panels"] = JsonList.Of(Panels(dashboard.Sections)),
    };

    private static JsonObject OtherDashboards(bool withChoice) => new()
    {
        ["type"] = "dashboards",
        ["title"] = "Network telemetry",
        ["tooltip"] = "The other dashboards",
        ["icon"] = "external link",
        ["tags"] = new JsonArray(Tag),
        ["asDropdown"] = true,
        ["includeVars"] = withChoice,
        ["keepTime"] = true,
        ["targetBlank"] = false,
    };

    private static JsonObject Alerts(string selector) => new()
    {
        ["name"] = "Alerts",
        ["enable"] = true,
        ["hide"] = false,
        ["iconColor"] = "red",
        ["datasource"] = PanelJson.DataSource(),
        ["target"] = new JsonObject { ["refId"] = "Alerts", ["expr"] = selector, ["interval"] = "30s" },
        ["titleFormat"] = "{{alertname}}",
        ["textFormat"] = "{{target_namespace}} {{target}} {{probe}} {{deployment}} {{node}}",
        ["tagKeys"] = "severity",
    };

    private static IEnumerable<JsonNode> Panels(IReadOnlyList<Section> sections)
    {
        var (id, y) = (0, 0);
        foreach (var section in sections)
        {
            yield return Row(section.Title, ++id, y++);
            foreach (var line in section.Lines)
            {
                foreach (var (panel, x, width) in Grid.Place(line)) yield return PanelJson.Of(panel, ++id, PanelJson.Position(x, y, width, line.Height));
                y += line.Height;
            }
        }
    }

    private static JsonObject Row(string title, int id, int y) => new()
    {
        ["type"] = "row",
        ["id"] = id,
        ["title"] = title,
        ["collapsed"] = false,
        ["gridPos"] = PanelJson.Position(0, y, Grid.Columns, 1),
        ["panels"] = new JsonArray(),
    };
}
