using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Rendering;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>A column of a table that is filled by one query.</summary>
internal sealed record Column(string Name, string Unit, string Expression)
{
    public int? Decimals { get; init; }
    public int? Width { get; init; }

    /// <summary>color-background, color-text or auto.</summary>
    public string Cell { get; init; } = "auto";

    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];
    public IReadOnlyList<StateText> States { get; init; } = [];

    public FieldOverride Look()
    {
        List<(string, JsonNode)> properties = [("unit", Unit)];
        if (Decimals is { } decimals) properties.Add(("decimals", decimals));
        if (Width is { } width) properties.Add(("custom.width", width));
        if (Cell != "auto") properties.Add(("custom.cellOptions", CellOptions()));
        if (Thresholds.Count > 0) properties.Add(("thresholds", FieldJson.Thresholds(Thresholds)));
        if (States.Count > 0) properties.Add(("mappings", FieldJson.States(States)));
        return new FieldOverride("byName", Name, properties);
    }

    private JsonObject CellOptions() => Cell == "color-background" ? new() { ["type"] = Cell, ["mode"] = "basic" } : new() { ["type"] = Cell };
}
