using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Fleet;

/// <summary>What is said about a node. A replaced pod is another instance of the same node: for a while there are two.</summary>
internal static class NodeFigures
{
    public const string Key = "namespace, deployment, node";
    public const string Name = "{{namespace}}/{{node}}";

    public static string Lag { get; } =
        $"histogram_quantile(0.99, sum by ({Key}, le) (rate({ProberMetrics.SchedulerLag.Buckets().OfNodes()}[$__rate_interval])))";

    public static string Cpu { get; } = $"sum by ({Key}) {Selectors.AmongProbers($"rate({Selectors.OfNodes("process_cpu_seconds_total")}[$__rate_interval])")}";

    public static string Memory { get; } = Process("process_resident_memory_bytes");

    public static string Descriptors { get; } = Process("process_open_fds");

    public static string DescriptorLimit { get; } = Process("process_max_fds");

    public static string Started { get; } = Process("process_start_time_seconds");

    public static string Greatest(MetricDescription metric) => $"max by ({Key}) ({metric.OfNodes()})";

    public static string Rate(MetricDescription counter) => $"sum by ({Key}) (rate({counter.OfNodes()}[$__rate_interval]))";

    private static string Process(string metric) => $"max by ({Key}) {Selectors.AmongProbers(Selectors.OfNodes(metric))}";
}
