using System.Buffers;
using System.Text;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class AssignedTargetsCollectorTests
{
    [Fact]
    public void Every_target_has_a_series_and_nobody_measures_is_0()
    {
        var fleet = new Fleet();
        fleet.Target("shop");
        fleet.Plan(nodes: 3);
        fleet.Target("alone");
        var registry = new MetricRegistry();
        registry.Add(new AssignedTargetsCollector(fleet.Plans, fleet.Targets));
        var output = new ArrayBufferWriter<byte>();

        registry.Write(output, ExpositionFormat.PrometheusText);

        Assert.Equal(
            ["network_telemetry_target_assigned{target_namespace=\"web\",target=\"alone\"} 0", "network_telemetry_target_assigned{target_namespace=\"web\",target=\"shop\"} 3"],
            Encoding.UTF8.GetString(output.WrittenSpan).Split('\n').Where(line => line.StartsWith("network", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
