using System.Text.Json;

namespace NetworkTelemetry.Dashboards.Tests.Schema;

/// <summary>Every member of every dashboard has a name, a type and a value that Grafana's own types know.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Dashboards_are_what_Grafana_calls_a_dashboard()
    {
        var result = await GrafanaSchema.CompileAsync(DashboardFile.All.Select(dashboard => TypeScript(dashboard.Name, dashboard.Json)));
        Assert.True(result.ExitCode == 0, result.Output[..Math.Min(result.Output.Length, 8000)]);
    }

    /// <summary>The check itself can fail: one wrong member in each place that matters.</summary>
    [Fact]
    public async Task What_Grafana_does_not_know_is_refused()
    {
        var wrong = new Dictionary<string, Action<JsonObject>>
        {
            ["dashboard"] = json => json["titel"] = "x",
            ["variable"] = json => json["templating"]!["list"]![0]!["hide"] = "yes",
            ["panel"] = json => Panel(json, "stat")["descripton"] = "x",
            ["options"] = json => Panel(json, "timeseries")["options"]!["legend"]!["displayMode"] = "grid",
            ["custom"] = json => Panel(json, "timeseries")["fieldConfig"]!["defaults"]!["custom"]!["fillOpaqueness"] = 1,
            ["override"] = json => Panel(json, "table")["fieldConfig"]!["overrides"]![0]!["properties"]![0]!["id"] = "units",
            ["query"] = json => Panel(json, "stat")["targets"]![0]!["format"] = "tables",
            ["kind"] = json => Panel(json, "stat")["type"] = "singlestat",
        };
        var dashboard = DashboardFile.All.Single(file => file.Uid == "network-telemetry");
        var result = await GrafanaSchema.CompileAsync(wrong.Select(change =>
        {
            var json = dashboard.Json.DeepClone().AsObject();
            change.Value(json);
            return TypeScript(change.Key, json);
        }));
        Assert.All(wrong.Keys, name => Assert.Contains($"{name}.ts(", result.Output));
    }

    private static (string FileName, string Text) TypeScript(string name, JsonObject json) => (
        $"{name}.ts",
        $"import type {{ Dashboard }} from './shapes.js';\nexport const dashboard: Dashboard = {json.ToJsonString(new JsonSerializerOptions { WriteIndented = true })};\n");

    private static JsonNode Panel(JsonObject json, string type) => json["panels"]!.AsArray().First(panel => (string?)panel!["type"] == type)!;
}
