using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Rendering;

internal static class VariableJson
{
    private const int OnTimeRangeChanged = 2;

    public static JsonObject DataSource() => new()
    {
        ["name"] = "datasource",
        ["label"] = "Data source",
        ["description"] = "The Prometheus that scrapes the probers and the operator",
        ["type"] = "datasource",
        ["query"] = "prometheus",
        ["hide"] = 0,
        ["multi"] = false,
        ["includeAll"] = false,
        ["refresh"] = 1,
        ["regex"] = "",
        ["options"] = new JsonArray(),
    };

    public static JsonObject Of(Variable variable) => new()
    {
        ["name"] = variable.Name,
        ["label"] = variable.Label,
        ["description"] = variable.Description,
        ["type"] = "query",
        ["datasource"] = PanelJson.DataSource(),
        ["query"] = $"label_values({variable.Series}, {variable.ListedLabel})",
        ["hide"] = variable.IsHidden ? 2 : 0,
        ["multi"] = true,
        ["includeAll"] = true,
        ["allValue"] = variable.AllValue,
        ["refresh"] = OnTimeRangeChanged,
        ["regex"] = "",
        ["sort"] = 7, // natural: edge-2 before edge-10
        ["options"] = new JsonArray(),
        ["current"] = new JsonObject { ["selected"] = true, ["text"] = new JsonArray("All"), ["value"] = new JsonArray("$__all") },
    };
}
