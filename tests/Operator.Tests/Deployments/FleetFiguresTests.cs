using System.Buffers;
using System.Text;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Instrumentation;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class FleetFiguresTests
{
    private static readonly ObjectKey Edge = new("web", "edge");
    private readonly FleetFigures _figures = new();

    [Fact]
    public void Each_node_has_the_series_of_its_phase_and_no_other()
    {
        _figures.Set(Edge, View(Samples.Node(Samples.Pod()), Samples.Node(Samples.Pod(phase: "Failed", name: "edge-2-x"), name: "edge-2")));
        Assert.Equal(
            [
                """network_telemetry_node_phase{deployment_namespace="web",deployment="edge",node="edge-0",phase="Running"} 1""",
                """network_telemetry_node_phase{deployment_namespace="web",deployment="edge",node="edge-2",phase="Failed"} 1""",
            ],
            Lines("network_telemetry_node_phase"));
        Assert.Contains("""network_telemetry_deployment_nodes{deployment_namespace="web",deployment="edge",phase="Running"} 1""", Lines("network_telemetry_deployment_nodes"));
    }

    [Fact]
    public void A_node_that_is_gone_and_a_deployment_that_is_gone_leave_nothing()
    {
        _figures.Set(Edge, View(Samples.Node(Samples.Pod())));
        _figures.Set(Edge, View());
        Assert.Empty(Lines("network_telemetry_node_phase"));
        _figures.Remove(Edge);
        Assert.Empty(Lines("network_telemetry_deployment"));
    }

    private static DeploymentView View(params AssessedNode[] nodes) => new() { Deployment = Samples.Deployment(), Nodes = nodes, TemplateRevision = "", Now = default };

    private IEnumerable<string> Lines(string metric)
    {
        var registry = new MetricRegistry();
        registry.Add(_figures);
        var output = new ArrayBufferWriter<byte>();
        registry.Write(output, ExpositionFormat.PrometheusText);
        return Encoding.UTF8.GetString(output.WrittenSpan).Split('\n').Where(line => line.StartsWith(metric, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }
}
