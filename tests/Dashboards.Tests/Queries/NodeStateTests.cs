using NetworkTelemetry.Dashboards.Fleet;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>What the fleet's expressions say about phases that are known, evaluated by Prometheus. Two replicas of the operator say the same.</summary>
public sealed class NodeStateTests
{
    private static readonly Evaluation Evaluation = new(new GrafanaVariables("10m", "1m", 60_000, "5m"), "3m");

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

    private static Task SaysAsync(string expression, (string Labels, int Value) expected, params (string Node, string Phase, int Isolated)[] nodes) => Evaluation.SaysAsync(
        expression, expected.Labels, expected.Value,
        from node in nodes
        from replica in (string[])["a", "b"]
        let labels = $"job=\"operator\", instance=\"{replica}:8080\", deployment_namespace=\"web\", deployment=\"edge\", node=\"{node.Node}\""
        from series in ((string, string)[])
        [
            ($"network_telemetry_node_phase{{{labels}, phase=\"{node.Phase}\"}}", "1x5"), ($"network_telemetry_node_isolated{{{labels}}}", $"{node.Isolated}x5"),
        ]
        select series);
}
