using System.Text.Json.Nodes;

namespace NetworkTelemetry.Dashboards.Model;

/// <summary>What is different for some of the series or columns of a panel.</summary>
/// <param name="Matcher">Grafana's id of the way in which they are found.</param>
internal sealed record FieldOverride(string Matcher, string Match, params IReadOnlyList<(string Id, JsonNode Value)> Properties)
{
    /// <summary>The limits of targets, apart from what was measured.</summary>
    public static FieldOverride Limits { get; } = new("byFrameRefID", Query.Limit,
        ("custom.lineStyle", new JsonObject { ["fill"] = "dash", ["dash"] = new JsonArray(8, 8) }),
        ("custom.fillOpacity", 0),
        ("custom.lineWidth", 2),
        ("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = "red" }));

    public static FieldOverride Colored(string series, string color) => new(
        "byName", series, ("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = color }));
}
