using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>
/// The state of a target's probe, near to what the operator says: the majority of the nodes that can say, Down when they are even;
/// 0 Unknown, 1 Up, 2 Degraded, 3 Down. Limits are held against the means of the nodes where the operator takes their medians,
/// and without its hysteresis.
/// </summary>
internal static class StateOfTargets
{
    public const int Unknown = 0, Up = 1, Degraded = 2, Down = 3;

    private static readonly string UpVotes = $"sum by ({Measures.Key}) ({ProbeMetrics.Up.OfTargets()})";

    // What a node that is cut off calls Down says nothing, until it has been measured anew.
    private static readonly string DownVotes = $"(sum by ({Measures.Key}) ({OfConnected(ProbeMetrics.Down.OfTargets(), "5m")}) or 0 * {UpVotes})";

    // The operator judges ten rounds: ten minutes of a target that is measured once a minute. Rounds that are further apart than that need longer.
    private static readonly string Loss = $"({LossOf("10m")} or {LossOf("1h")})";

    private static readonly string CertificateExpires =
        $"avg by ({Measures.Key}) ({TlsMetrics.CertificateExpiry.OfTargets()} - time() < bool {TlsMetrics.ThresholdCertificateExpiry.OfTargets()}) >= bool 0.5";

    private static readonly string PastLimits =
        $"clamp_max(({Past(Measures.Rtt, ProbeMetrics.ThresholdRtt)}) + "
        + $"({Past(Measures.Mean(ProbeMetrics.Jitter), ProbeMetrics.ThresholdJitter)}) + ({Past(Loss, ProbeMetrics.ThresholdLoss)}) + "
        + $"({OrNot(CertificateExpires)}), 1)";

    public static string Expression { get; } =
        $"({UpVotes} > bool {DownVotes}) * (1 + {PastLimits}) + 3 * ({DownVotes} >= bool {UpVotes}) * ({DownVotes} > bool 0)";

    /// <summary>How many probes are in a state, 0 included.</summary>
    public static string Count(int state) => $"count({Expression} == {state}) or vector(0)";

    // Without the nodes that the operator found cut off in that time.
    private static string OfConnected(string series, string window) =>
        $"{series} unless on (namespace, deployment, node) max by (namespace, deployment, node) "
        + $"(label_replace(max_over_time({OperatorMetrics.NodeIsolated.OfNodesOfDeployments()}[{window}]) == 1, "
        + "\"namespace\", \"$1\", \"deployment_namespace\", \"(.+)\"))";

    private static string LossOf(string window) => Measures.Ratio(Requests(ProbeMetrics.RequestsLost, window), Requests(ProbeMetrics.RequestsSent, window));

    private static string Requests(MetricDescription counter, string window) =>
        $"sum by ({Measures.Key}) ({OfConnected($"increase({counter.OfTargets()}[{window}])", window)})";

    private static string Past(string value, MetricDescription limit) => OrNot($"{value} > bool {Measures.OfTarget(limit)}");

    // Targets without a limit of their own are never past it.
    private static string OrNot(string isPast) => $"({isPast}) or 0 * {UpVotes}";
}
