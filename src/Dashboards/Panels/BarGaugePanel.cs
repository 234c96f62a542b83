using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>One bar for each series, at the end of the time range.</summary>
internal sealed record BarGaugePanel : Panel
{
    public BarGaugePanel(string title, string description, string unit, string expression, string legend)
        : base(title, description, unit) => Queries = [Query.Now(expression, legend)];

    public override string Type => "bargauge";
    public override string ColorMode => "thresholds";

    public override JsonObject Options() => new()
    {
        ["displayMode"] = "basic",
        ["orientation"] = "horizontal",
        ["showUnfilled"] = true,
        ["valueMode"] = "color",
        ["namePlacement"] = "left",
        ["sizing"] = "auto",
        ["minVizWidth"] = 8,
        ["minVizHeight"] = 16,
        ["maxVizHeight"] = 40,
        ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = false, ["calcs"] = new JsonArray() },
        ["reduceOptions"] = StatPanel.LastValue(),
    };
}
