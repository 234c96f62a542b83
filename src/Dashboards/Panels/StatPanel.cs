using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>One large number.</summary>
internal sealed record StatPanel : Panel
{
    /// <summary>The number over time, with a small graph behind it.</summary>
    public StatPanel(string title, string description, string unit, string expression)
        : base(title, description, unit) => Queries = [new Query(expression, title)];

    /// <summary>The number of the whole time range.</summary>
    public static StatPanel OfRange(string title, string description, string unit, string expression) =>
        new(title, description, unit, expression) { Queries = [Query.Now(expression, title)] };

    public override string Type => "stat";
    public override string ColorMode => "thresholds";
    public override string? Interval => "1m";

    public override JsonObject Options() => new()
    {
        ["colorMode"] = "value",
        ["graphMode"] = Queries.All(query => query.IsInstant) ? "none" : "area",
        ["justifyMode"] = "center",
        ["orientation"] = "auto",
        ["textMode"] = Queries.Count > 1 ? "value_and_name" : "value",
        ["wideLayout"] = true,
        ["showPercentChange"] = false,
        ["percentChangeColorMode"] = "standard",
        ["reduceOptions"] = LastValue(),
    };

    public static JsonObject LastValue() => new() { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false };
}
