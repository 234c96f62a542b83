using System.Text;
using System.Text.Json;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>Prometheus' own parser has the last word.</summary>
public sealed class PromtoolTests
{
    [Fact]
    public async Task Every_query_is_PromQL()
    {
        var rules = new StringBuilder("groups:\n- name: dashboards\n  rules:\n");
        foreach (var (query, index) in PanelQuery.All(new GrafanaVariables()).Select((query, index) => (query, index)))
            rules.Append($"  - record: panel{index}\n    expr: {JsonSerializer.Serialize(query.Expression)}\n");
        var result = await Promtool.RunAsync(rules.ToString(), "check", "rules", "--lint=none");
        Assert.True(result.ExitCode == 0, result.ToString());
    }
}
