using System.Text.Json.Nodes;
using NetworkTelemetry.Dashboards.Rendering;

namespace NetworkTelemetry.Dashboards.Panels;

/// <summary>The legend of a graph.</summary>
internal static class Legend
{
    public static JsonObject List() => Of("list", []);

    /// <summary>With figures of each series over the chosen time.</summary>
    public static JsonObject Table(params IReadOnlyList<string> figures) => Of("table", figures);

    private static JsonObject Of(string mode, IReadOnlyList<string> figures) =>
        new() { ["displayMode"] = mode, ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = JsonList.Of(figures) };
}
