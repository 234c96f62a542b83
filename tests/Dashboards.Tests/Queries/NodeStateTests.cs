using System.Text;
using System.Text.Json;
using NetworkTelemetry.Dashboards.Fleet;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>What the fleet's expressions say about phases that are known, evaluated by Prometheus. Two replicas of the operator say the same.</summary>
public sealed class NodeStateTests
{
    private static readonly Dictionary<string, string> AllValues = ((string[])["namespace", "deployment", "node"]).ToDictionary(name => name, _ => ".*")
        .Append(new("job", ".+")).Append(new("instance", ".+")).ToDictionary();

    [Theory]
    [InlineData("Pending", 0, 0)]
    [InlineData("Provisioning", 0, 1)]
    [InlineData("Configuring", 0, 2)]
    [InlineData("Running", 0, 3)]
    [InlineData("Running", 1, 4)]
    [InlineData("Failed", 0, 5)]
    public Task A_node_is_in_its_phase_or_cut_off(string phase, int isolated, int state) =>
        SaysAsync(NodeStates.State, ("{deployment_namespace=\"web\", deployment=\"edge\", node=\"edge-0\"}", state), ("edge-0", phase, isolated));

    [Fact]
    public async Task Nodes_are_counted_once()
    {
        (string, string, int)[] nodes = [("edge-0", "Running", 0), ("edge-1", "Running", 1), ("edge-2", "Failed", 0)];
        await SaysAsync(NodeStates.CountIn("Running"), ("{}", 2), nodes);
        await SaysAsync(NodeStates.CountIn("Failed"), ("{}", 1), nodes);
        await SaysAsync(NodeStates.CountIn("Pending"), ("{}", 0), nodes);
        await SaysAsync(NodeStates.CountOfIsolated, ("{}", 1), nodes);
    }

    private static async Task SaysAsync(string expression, (string Labels, int Value) expected, params (string Node, string Phase, int Isolated)[] nodes)
    {
        var query = new GrafanaVariables("10m", 600, "1m", "5m").In(expression, AllValues);
        var test = new StringBuilder("rule_files: []\ntests:\n- interval: 1m\n  input_series:\n");
        foreach (var (node, phase, isolated) in nodes)
        {
            foreach (var replica in (string[])["a", "b"])
            {
                var labels = $"job=\"operator\", instance=\"{replica}:8080\", deployment_namespace=\"web\", deployment=\"edge\", node=\"{node}\"";
                test.Append($"  - series: {JsonSerializer.Serialize($"network_telemetry_node_phase{{{labels}, phase=\"{phase}\"}}")}\n    values: \"1x5\"\n");
                test.Append($"  - series: {JsonSerializer.Serialize($"network_telemetry_node_isolated{{{labels}}}")}\n    values: \"{isolated}x5\"\n");
            }
        }

        test.Append($"  promql_expr_test:\n  - expr: {JsonSerializer.Serialize(query)}\n    eval_time: 3m\n    exp_samples:\n    - labels: '{expected.Labels}'\n      value: {expected.Value}\n");
        var result = await Promtool.RunAsync(test.ToString(), "test", "rules");
        Assert.True(result.ExitCode == 0, $"{result}{test}");
    }
}
