using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>A bar for each series, coloured by state.</summary>
internal sealed record StateTimelinePanel(string Title, string Description, IReadOnlyList<StateText> Shown) : Panel(Title, Description, "none")
{
    public override string Type => "state-timeline";
    public override string ColorMode => "thresholds";
    public override string? Interval => "1m";

    public override JsonObject Options() => new()
    {
        ["mergeValues"] = true,
        ["showValue"] = "never",
        ["alignValue"] = "left",
        ["rowHeight"] = 0.85,
        ["perPage"] = 20,
        ["legend"] = Legend.List(),
        ["tooltip"] = new JsonObject { ["mode"] = "single", ["sort"] = "none" },
    };

    public override JsonObject Custom() => new() { ["fillOpacity"] = 80, ["lineWidth"] = 0 };
}
