using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetworkTelemetry.Dashboards.Tests.PromQl;

/// <summary>What Prometheus makes of an expression over series that are known.</summary>
/// <param name="Time">When it is asked, from the first sample on.</param>
/// <param name="Interval">From sample to sample.</param>
internal sealed record Evaluation(GrafanaVariables Variables, string Time, string Interval = "1m")
{
    // All that dashboards have, with All chosen.
    private static readonly Dictionary<string, string> AllValues = DashboardFile.All.SelectMany(dashboard => dashboard.AllValues).DistinctBy(value => value.Key).ToDictionary();

    /// <param name="labels">Those of the one series that is expected, as in <c>{node="a"}</c>.</param>
    /// <param name="expected">To six decimals; null: nothing is said.</param>
    /// <param name="series">With their values in promtool's notation.</param>
    public async Task SaysAsync(string expression, string labels, double? expected, params IEnumerable<(string Series, string Values)> series)
    {
        var test = new StringBuilder($"rule_files: []\ntests:\n- interval: {Interval}\n  input_series:\n");
        foreach (var (name, values) in series) test.Append($"  - series: {JsonSerializer.Serialize(name)}\n    values: \"{values}\"\n");
        test.Append($"  promql_expr_test:\n  - expr: {JsonSerializer.Serialize($"round({Variables.In(expression, AllValues)}, 0.000001)")}\n    eval_time: {Time}\n    exp_samples:");
        test.Append(expected is { } value ? string.Create(CultureInfo.InvariantCulture, $"\n    - labels: '{labels}'\n      value: {value}\n") : " []\n");
        var result = await Promtool.RunAsync(test.ToString(), "test", "rules");
        Assert.True(result.ExitCode == 0, $"{result}{test}");
    }
}
