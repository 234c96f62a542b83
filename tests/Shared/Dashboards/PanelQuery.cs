using System.Text.Json.Nodes;

namespace NetworkTelemetry.Testing.Dashboards;

/// <summary>One query of one panel, ready for Prometheus.</summary>
/// <param name="Legend">With <c>{{label}}</c>; see <see cref="LegendOf"/>.</param>
/// <param name="IsInstant">Asked for at the end of the range only; otherwise over it.</param>
/// <param name="Format">time_series, table or heatmap.</param>
public sealed record PanelQuery(DashboardFile Dashboard, JsonObject Panel, string RefId, string Expression, string Legend, bool IsInstant, string Format)
{
    public string Title => (string)Panel["title"]!;

    /// <summary>Every query of every panel of every dashboard.</summary>
    public static IEnumerable<PanelQuery> All(GrafanaVariables variables) => DashboardFile.All.SelectMany(dashboard => Of(dashboard, variables));

    public static IEnumerable<PanelQuery> Of(DashboardFile dashboard, GrafanaVariables variables) =>
        from panel in dashboard.Panels
        from target in panel["targets"]!.AsArray()
        select new PanelQuery(
            dashboard, panel, (string)target["refId"]!, variables.In((string)target["expr"]!, dashboard.AllValues), (string)target["legendFormat"]!,
            (bool)target["instant"]!, (string)target["format"]!);

    /// <summary>The name of a series, as Grafana makes it of the legend and the labels of the series.</summary>
    public string LegendOf(IReadOnlyDictionary<string, string> labels) =>
        System.Text.RegularExpressions.Regex.Replace(Legend, @"\{\{\s*(\w+)\s*\}\}", match => labels.GetValueOrDefault(match.Groups[1].Value, ""));

    /// <summary>For the message of a failed test.</summary>
    public override string ToString() => $"{Dashboard.Name} / {Title} / {RefId}: {Expression}";
}
