using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>
/// The state of a target's probe as the operator judges it: the majority of the nodes that can say, Down when they are even;
/// 0 Unknown, 1 Up, 2 Degraded, 3 Down.
/// </summary>
internal static class StateOfTargets
{
    public const int Unknown = 0, Up = 1, Degraded = 2, Down = 3;

    private static readonly string UpVotes = $"sum by ({Measures.Key}) ({ProbeMetrics.Up.OfTargets()})";

    // As the operator finds them. What such a node calls Down says nothing, until it has been measured anew.
    private static readonly string CutOff =
        $"max by (namespace, deployment, node) (label_replace(max_over_time({OperatorMetrics.NodeIsolated.OfNodesOfDeployments()}[5m]) == 1"
        + """, "namespace", "$1", "deployment_namespace", "(.+)"))""";

    private static readonly string DownVotes =
        $"(sum by ({Measures.Key}) ({ProbeMetrics.Down.OfTargets()} unless on (namespace, deployment, node) {CutOff}) or 0 * {UpVotes})";

    // Targets without a limit of their own are never past it.
    private static readonly string PastLimits =
        $"clamp_max(({Past(Measures.Rtt, ProbeMetrics.ThresholdRtt)}) + "
        + $"({Past(Measures.Mean(ProbeMetrics.Jitter), ProbeMetrics.ThresholdJitter)}) + ({Past(Measures.LossLately, ProbeMetrics.ThresholdLoss)}), 1)";

    public static string Expression { get; } =
        $"({UpVotes} > bool {DownVotes}) * (1 + {PastLimits}) + 3 * ({DownVotes} >= bool {UpVotes}) * ({DownVotes} > bool 0)";

    /// <summary>How many probes are in a state, 0 included.</summary>
    public static string Count(int state) => $"count({Expression} == {state}) or vector(0)";

    private static string Past(string value, MetricDescription limit) => $"({value} > bool {Measures.OfTarget(limit)}) or 0 * {UpVotes}";
}
