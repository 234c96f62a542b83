using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Tests.Cluster;

/// <summary>What a deployment says of a node that is cut off: condition, node, Events and metric.</summary>
public sealed class NodeIsolationTests : IAsyncLifetime
{
    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestApiServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_node_that_alone_sees_five_networks_Down_is_isolated_until_it_sees_them_again()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        _server.Put(new NetworkDeployment { Metadata = new() { Namespace = "web", Name = "edge", Generation = 1 }, Spec = new() { Replicas = 2 } });
        await Eventually.True(() => Condition(ConditionTypes.Ready)?.Status == "True" && Condition(ConditionTypes.Connected)?.Status == "True", "two nodes that run");
        await Eventually.True(() => running.Reports.Current.Count == 2, "two reports");

        See(running, "edge-1", "Up");
        See(running, "edge-0", "Down");
        await Eventually.True(() => Condition(ConditionTypes.Connected) is { Status: "False", Reason: ConditionReasons.ProberIsolated }, "the condition");
        Assert.Contains("Node edge-0 is cut off", Condition(ConditionTypes.Connected)!.Message, StringComparison.Ordinal);
        Assert.Equal((ConditionReasons.ProberIsolated, "Degraded"), (Condition(ConditionTypes.Ready)!.Reason, Stored().Status!.Phase));
        Assert.Equal(("Running", "ProberIsolated"), (Node("edge-0").Phase, Node("edge-0").Reason));
        Assert.Null(Node("edge-1").Reason);
        Assert.Equal(["""node="edge-0"} 1""", """node="edge-1"} 0"""], Series(running));
        await Eventually.True(() => Events("ProberIsolated") == 1, "one Event");

        See(running, "edge-0", "Up");
        await Eventually.True(() => Condition(ConditionTypes.Connected)?.Status == "True" && Condition(ConditionTypes.Ready)?.Status == "True", "connected again");
        Assert.Equal(["""node="edge-0"} 0""", """node="edge-1"} 0"""], Series(running));
        await Eventually.True(() => Events("ProberReconnected") == 1, "one more Event");
        Assert.Equal(1, Events("ProberIsolated"));
    }

    private static void See(RunningOperator running, string node, string state)
    {
        var report = running.Reports.Current[new NodeKey("web", "edge", node)];
        running.Reports.Publish(report with
        {
            Rows = Enumerable.Range(0, 5).Select(i => new SummaryRow
            {
                Uid = $"uid-{i}", Probe = "ping", Family = "IPv4", State = state, RawState = state, Reason = state == "Up" ? "Ok" : "Timeout", Address = $"198.51.{i}.1",
            }).ToImmutableDictionary(row => new SummaryKey(row.Uid, row.Probe, row.Family)),
        });
    }

    private static IEnumerable<string> Series(RunningOperator running)
    {
        var registry = new MetricRegistry();
        registry.Add(running.Figures);
        var output = new ArrayBufferWriter<byte>();
        registry.Write(output, ExpositionFormat.PrometheusText);
        const string Prefix = """network_telemetry_node_isolated{deployment_namespace="web",deployment="edge",""";
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n').Where(line => line.StartsWith(Prefix, StringComparison.Ordinal)).Select(line => line[Prefix.Length..]);
    }

    private int Events(string reason) => _server.Requests.Count(
        request => request.Path.EndsWith("/events", StringComparison.Ordinal) && request.Body.Contains($"\"reason\":\"{reason}\"", StringComparison.Ordinal));

    private NetworkDeployment Stored() => _server.Find<NetworkDeployment>(new("web", "edge"))!;

    private Api.NetworkDeployments.NodeStatus Node(string name) => Stored().Status!.Nodes!.Single(node => node.Name == name);

    private Condition? Condition(string type) => Stored().Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);
}
