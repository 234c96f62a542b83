using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Fleet;

internal static class NodeTable
{
    public static Section Create() => new("All nodes", new Line(12, Table(), About()));

    private static TablePanel Table() => new(
        "Nodes", "Every node whose prober is scraped, busiest first. The list is the one that is being measured; its age grows while nothing changes.",
        [("namespace", "Namespace"), ("deployment", "Deployment"), ("node", "Node")],
        [
            new("Targets", "short", NodeFigures.Greatest(ProberMetrics.ListTargets)),
            new("Utilization", "percentunit", NodeFigures.Greatest(ProberMetrics.EngineUtilization)) { Decimals = 1, Cell = "color-text", Thresholds = Threshold.Rising(0.7, 0.9) },
            new("Lag p99", "s", NodeFigures.Lag),
            new("Requests", "reqps", NodeFigures.Rate(ProbeMetrics.RequestsSent)),
            new("Waiting", "short", NodeFigures.Greatest(ProberMetrics.RequestsWaiting)),
            new("Rejected entries", "short", NodeFigures.Greatest(ProberMetrics.ListRejected)) { Cell = "color-text", Thresholds = Threshold.AnyIs("red") },
            new("List applied", "dateTimeFromNow", $"1000 * {NodeFigures.Greatest(ProberMetrics.ListApplied)}"),
            new("Started", "dateTimeFromNow", $"1000 * {NodeFigures.Started}"),
            new("Cores", "none", NodeFigures.Cpu) { Decimals = 3 },
            new("Memory", "bytes", NodeFigures.Memory),
        ])
    {
        Width = 16,
        SortBy = "Utilization",
        Links = [DataLink.RowToNode("What this node measures", OverviewDashboard.Uid)],
    };

    private static TablePanel About() => new(
        "Versions, ICMP and places", "The version of each prober, in which way it sends ICMP, and where it is. NotPermitted: the sysctl net.ipv4.ping_group_range of its pod is missing.",
        [("namespace", "Namespace"), ("node", "Node"), ("version", "Version"), ("mode", "ICMP"), ("region", "Region"), ("zone", "Zone")],
        [
            new(
                "Since", "dateTimeFromNow",
                $"1000 * max by (namespace, node, version, mode, region, zone) ({Selectors.AmongProbers(Selectors.OfNodes("process_start_time_seconds"))} "
                + $"+ on (job, instance) group_left (version) (0 * {ProberMetrics.BuildInfo.OfNodes("component=\"prober\"")}) "
                + $"+ on (job, instance) group_left (mode) (0 * ({ProberMetrics.IcmpMode.OfNodes()} == 1)))"),
        ])
    {
        SortBy = "Since",
        Links = [DataLink.RowToNode("What this node measures", OverviewDashboard.Uid)],
    };
}
