using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Fleet;

internal static class Load
{
    private static readonly IReadOnlyList<DataLink> ToTargets = [DataLink.SeriesToNode("What this node measures", OverviewDashboard.Uid)];

    public static Section Create() => new("Load of the measuring engine", new Line(8, Utilization(), Lag(), LagDistribution()), new Line(8, Requests(), Waiting(), Drops()));

    private static TimeSeriesPanel Utilization() => new(
        "Utilization by node", "Share of the last minute in which the engine was busy. Near 1 the prober itself is the bottleneck.", "percentunit")
    {
        Min = 0,
        Max = 1,
        DrawsThresholds = true,
        Thresholds = Threshold.Rising(0.7, 0.9),
        Queries = [new Query(NodeFigures.Greatest(ProberMetrics.EngineUtilization), NodeFigures.Name)],
        Links = ToTargets,
    };

    private static TimeSeriesPanel Lag() => new("Lag by node", "How late requests left, against their schedule: 99 of 100 were earlier than this.", "s")
    {
        Min = 0,
        Queries = [new Query(NodeFigures.Lag, NodeFigures.Name)],
        Links = ToTargets,
    };

    private static HeatmapPanel LagDistribution() => new(
        "Distribution of the lag", "How many requests left how late, over all nodes.",
        $"sum by (le) (increase({ProberMetrics.SchedulerLag.Buckets().OfNodes()}[$__rate_interval]))");

    private static TimeSeriesPanel Requests() => new("Requests by node", "Requests to targets whose outcome became known.", "reqps")
    {
        Min = 0,
        Queries = [new Query(NodeFigures.Rate(ProbeMetrics.RequestsSent), NodeFigures.Name)],
        Links = ToTargets,
    };

    private static TimeSeriesPanel Waiting() => new(
        "Requests that wait", "Requests that wait their turn, because too many exchanges with one address and port, or of one kind, are open.", "short")
    {
        Min = 0,
        Queries = [new Query(NodeFigures.Greatest(ProberMetrics.RequestsWaiting), NodeFigures.Name)],
        Links = ToTargets,
    };

    private static TimeSeriesPanel Drops() => new(
        "Own losses", "Replies that the kernel dropped because the prober's socket buffer was full, and requests that could not leave. They are never called loss.", "reqps")
    {
        Min = 0,
        HasFigures = false,
        Queries =
        [
            new Query(NodeFigures.Rate(ProberMetrics.SocketDrops), "dropped replies, " + NodeFigures.Name),
            new Query(NodeFigures.Rate(ProbeMetrics.RequestsDiscarded), "discarded requests, " + NodeFigures.Name),
        ],
    };
}
