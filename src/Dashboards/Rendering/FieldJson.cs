using System.Globalization;
using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Rendering;

/// <summary>How values look: unit, colours, names of states, links.</summary>
internal static class FieldJson
{
    public static JsonObject Defaults(Panel panel)
    {
        var defaults = new JsonObject { ["unit"] = panel.Unit, ["color"] = new JsonObject { ["mode"] = panel.ColorMode } };
        if (panel.Decimals is { } decimals) defaults["decimals"] = decimals;
        if (panel.Min is { } min) defaults["min"] = min;
        if (panel.Max is { } max) defaults["max"] = max;
        if (panel.NoValue is { } noValue) defaults["noValue"] = noValue;
        if (panel.Thresholds.Count > 0) defaults["thresholds"] = Thresholds(panel.Thresholds);
        if (panel.States.Count > 0) defaults["mappings"] = States(panel.States);
        if (panel.Links.Count > 0) defaults["links"] = Links(panel.Links);
        if (panel.Custom() is { } custom) defaults["custom"] = custom;
        return defaults;
    }

    // An override may be shared by panels, and a node has one parent.
    public static JsonNode Override(FieldOverride field) => new JsonObject
    {
        ["matcher"] = new JsonObject { ["id"] = field.Matcher, ["options"] = field.Match },
        ["properties"] = JsonList.Of(field.Properties.Select(property => new JsonObject { ["id"] = property.Id, ["value"] = property.Value.DeepClone() })),
    };

    public static JsonObject Thresholds(IReadOnlyList<Threshold> steps) => new()
    {
        ["mode"] = "absolute",
        ["steps"] = JsonList.Of(steps.Select(step => new JsonObject { ["color"] = step.Color, ["value"] = step.From })),
    };

    public static JsonArray States(IReadOnlyList<StateText> states)
    {
        var options = new JsonObject();
        foreach (var (state, index) in states.Select((state, index) => (state, index)))
            options[state.Value.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["text"] = state.Text, ["color"] = state.Color, ["index"] = index };
        return new JsonArray(new JsonObject { ["type"] = "value", ["options"] = options });
    }

    public static JsonArray Links(IReadOnlyList<DataLink> links) =>
        JsonList.Of(links.Select(link => new JsonObject { ["title"] = link.Title, ["url"] = link.Url, ["targetBlank"] = false }));
}
