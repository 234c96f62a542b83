using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>A histogram over time, from the buckets that Prometheus has.</summary>
internal sealed record HeatmapPanel : Panel
{
    /// <param name="expression">Increases by <c>le</c>.</param>
    public HeatmapPanel(string title, string description, string expression)
        : base(title, description, "s") => Queries = [new Query(expression, "{{le}}") { Format = "heatmap" }];

    public override string Type => "heatmap";
    public override string ColorMode => "thresholds";
    public override string? Interval => "1m";

    public override JsonObject Options() => new()
    {
        ["calculate"] = false,
        ["cellGap"] = 1,
        ["cellValues"] = new JsonObject { ["unit"] = "short", ["decimals"] = 0 },
        ["color"] = new JsonObject
        {
            ["mode"] = "scheme", ["scheme"] = "Turbo", ["fill"] = "dark-blue", ["scale"] = "exponential", ["exponent"] = 0.5, ["steps"] = 64, ["reverse"] = false,
        },
        ["exemplars"] = new JsonObject { ["color"] = "rgba(255,0,255,0.7)" },
        ["filterValues"] = new JsonObject { ["le"] = 1e-9 },
        ["legend"] = new JsonObject { ["show"] = true },
        ["rowsFrame"] = new JsonObject { ["layout"] = "auto" },
        ["showValue"] = "never",
        ["tooltip"] = new JsonObject { ["mode"] = "single", ["yHistogram"] = true, ["showColorScale"] = true },
        ["yAxis"] = new JsonObject { ["axisPlacement"] = "left", ["reverse"] = false, ["unit"] = "s" },
    };

    public override JsonObject Custom() => new() { ["scaleDistribution"] = new JsonObject { ["type"] = "linear" } };
}
