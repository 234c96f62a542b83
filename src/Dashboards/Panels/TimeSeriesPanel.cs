using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>A graph over time.</summary>
internal sealed record TimeSeriesPanel(string Title, string Description, string Unit) : Panel(Title, Description, Unit)
{
    /// <summary>Areas on top of each other, where the sum means something: <c>normal</c>, or <c>percent</c> for shares.</summary>
    public string Stacking { get; init; } = "none";

    /// <summary>Thresholds are lines in the graph instead of colours.</summary>
    public bool DrawsThresholds { get; init; }

    /// <summary>Of a few series, so that figures of each fit below.</summary>
    public bool HasFigures { get; init; } = true;

    public override string Type => "timeseries";
    public override string ColorMode => "palette-classic";
    public override string? Interval => "1m";

    public override JsonObject Options() => new()
    {
        ["legend"] = HasFigures ? Legend.Table("lastNotNull", "mean", "max") : Legend.List(),
        ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
    };

    public override JsonObject Custom() => new()
    {
        ["drawStyle"] = "line",
        ["lineInterpolation"] = "linear",
        ["lineWidth"] = 1,
        ["fillOpacity"] = Stacking == "none" ? 8 : 60,
        ["gradientMode"] = "none",
        ["showPoints"] = "auto",
        ["pointSize"] = 4,
        ["spanNulls"] = false,
        ["stacking"] = new JsonObject { ["mode"] = Stacking, ["group"] = "A" },
        ["thresholdsStyle"] = new JsonObject { ["mode"] = DrawsThresholds ? "dashed" : "off" },
    };
}
