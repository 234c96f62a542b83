using System.Text.RegularExpressions;

namespace NetworkTelemetry.Dashboards.Tests;

/// <summary>What the rules of dashboard-linter look at.</summary>
internal static partial class Linter
{
    public static readonly GrafanaVariables Variables = new();

    public static IEnumerable<JsonObject> QueryVariables(DashboardFile dashboard) => dashboard.Variables.Where(variable => (string?)variable["type"] == "query");

    public static JsonObject Variable(DashboardFile dashboard, string name) => dashboard.Variables.Single(variable => (string?)variable["name"] == name);

    public static (string Series, string Label) LabelValues(string query)
    {
        var match = Call().Match(query);
        Assert.True(match.Success, query);
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    [GeneratedRegex(@"^label_values\((.+), (\w+)\)$")]
    private static partial Regex Call();
}
