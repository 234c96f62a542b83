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
        Assert.Equal(
            ["network_telemetry_target_assigned{target_namespace=\"web\",target=\"alone\"} 0", "network_telemetry_target_assigned{target_namespace=\"web\",target=\"shop\"} 3"],
            Samples(fleet));
    }

    [Fact]
    public void A_suspended_target_has_no_series()
    {
        var fleet = new Fleet();
        var target = fleet.Target("shop");
        fleet.Targets.RecordWrite(target with { Spec = target.Spec! with { Suspend = true } });
        Assert.Empty(Samples(fleet));
    }

    [Fact]
    public void A_probe_that_does_not_decide_is_named()
    {
        var fleet = new Fleet();
        var target = fleet.Target("shop");
        var ping = target.Spec!.Probes!.Single();
        fleet.Targets.RecordWrite(target with { Spec = target.Spec with { Probes = [ping, ping with { Name = "extra", Importance = "Informational" }] } });
        Assert.Contains("network_telemetry_probe_informational{target_namespace=\"web\",target=\"shop\",probe=\"extra\"} 1", Samples(fleet));
        Assert.Equal(2, Samples(fleet).Length);
    }

    private static string[] Samples(Fleet fleet)
    {
        var registry = new MetricRegistry();
        registry.Add(new AssignedTargetsCollector(fleet.Plans, fleet.Targets));
        var output = new ArrayBufferWriter<byte>();

        registry.Write(output, ExpositionFormat.PrometheusText);

        return [.. Encoding.UTF8.GetString(output.WrittenSpan).Split('\n').Where(line => line.StartsWith("network", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
