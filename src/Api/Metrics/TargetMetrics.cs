namespace NetworkTelemetry.Api.Metrics;

/// <summary>What the operator exports about the targets and about its own view of the probers.</summary>
public static class TargetMetrics
{
    private const string Prefix = ProbeMetrics.Prefix;

    public static MetricDescription Assigned { get; } = new(
        Prefix + "target_assigned", MetricType.Gauge, "Nodes that a ProbeTarget is assigned to; 0: nobody measures it. A suspended one has no series.",
        ["target_namespace", "target"]);

    public static MetricDescription Informational { get; } = new(
        Prefix + "probe_informational", MetricType.Gauge, "1 for each probe that is measured, but does not decide whether its target is reachable. Others have no series.",
        ["target_namespace", "target", "probe"]);

    public static MetricDescription SummaryPolls { get; } = new(
        Prefix + "prober_polls_total", MetricType.Counter,
        "Polls of the probers' summaries by result: Ok, Timeout, Unreachable, Unauthorized, UnexpectedStatus, Invalid or TooLarge.", ["result"]);

    public static IReadOnlyList<MetricDescription> All { get; } = [Assigned, Informational, SummaryPolls];
}
