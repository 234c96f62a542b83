using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Fleet;

/// <summary>In which phase each node is, as the operator says, and who is cut off. Each replica of the operator says the same.</summary>
internal static class NodeStates
{
    private const string Key = "deployment_namespace, deployment, node";
    private const int Isolated = 4;

    private static readonly IReadOnlyList<StateText> Phases =
    [
        new(0, nameof(NodePhase.Pending), "yellow"), new(1, nameof(NodePhase.Provisioning), "light-blue"), new(2, nameof(NodePhase.Configuring), "blue"),
        new(3, nameof(NodePhase.Running), "green"), new(5, nameof(NodePhase.Failed), "red"),
    ];

    private static readonly IReadOnlyList<StateText> Texts = [.. Phases.Append(new(Isolated, "Cut off", "purple")).OrderBy(state => state.Value)];

    private static readonly IReadOnlyList<StateText> Evidence =
        [new(0, "Connected", "green"), .. IsolationReason.All.Select((reason, index) => new StateText(index + 1, reason, "red"))];

    private static readonly string TimeNotRunning =
        $"max by ({Key}) (sum_over_time({OperatorMetrics.NodeIsolated.OfNodesOfDeployments()}[$__range] @ end())) "
        + $"+ (sum by ({Key}) (count_over_time({OperatorMetrics.NodePhase.OfNodesOfDeployments("phase!=\"Running\"")}[$__range] @ end())) "
        + $"or 0 * max by ({Key}) (last_over_time({OperatorMetrics.NodeIsolated.OfNodesOfDeployments()}[$__range] @ end())))";

    /// <summary>The value of <see cref="Texts"/>. One that is cut off is Running, too.</summary>
    public static string State { get; } = string.Join(
        " or ",
        [$"{Isolated} * ({IsIsolated()} == 1)", .. Phases.Select(phase => $"{phase.Value} * {In(phase.Text)}")]);

    public static string CountOfIsolated { get; } = $"sum({IsIsolated()}) or vector(0)";

    public static string ColorOf(string phase) => Phases.Single(state => state.Text == phase).Color;

    public static string CountIn(string phase) => $"count({In(phase)}) or vector(0)";

    public static StateTimelinePanel Timeline() => new(
        "Phase of nodes", "Phase of each node, and when it was cut off while it ran. The 50 that were not Running, or cut off, for longest over the chosen time.", Texts)
    {
        States = Texts,
        Queries = [new Query(Worst.Of(State, TimeNotRunning, Key, shown: 50), "{{deployment_namespace}}/{{node}}")],
    };

    /// <summary>What probers say of themselves; the operator may know more by comparing them.</summary>
    public static StateTimelinePanel OwnEvidence() => new(
        "What probers know of their network",
        "Why a prober called itself cut off from an address family: no route, no carrier, or gateway and resolvers silent. The 50 that were for longest over the chosen time.", Evidence)
    {
        States = Evidence,
        Queries =
        [
            new Query(
                Worst.Of(
                    string.Join(" + ", IsolationReason.All.Select((reason, index) => $"{index + 1} * max by ({NodeFigures.Key}, family) ({ProberMetrics.Isolated.OfNodes($"reason=\"{reason}\"")})")),
                    $"sum by ({NodeFigures.Key}, family) (sum_over_time({ProberMetrics.Isolated.OfNodes()}[$__range] @ end()))", NodeFigures.Key + ", family", shown: 50),
                NodeFigures.Name + " {{family}}"),
        ],
        Links = [DataLink.SeriesToNode("What this node measures", OverviewDashboard.Uid)],
    };

    private static string In(string phase) => $"max by ({Key}) ({OperatorMetrics.NodePhase.OfNodesOfDeployments($"phase=\"{phase}\"")})";

    private static string IsIsolated() => $"max by ({Key}) ({OperatorMetrics.NodeIsolated.OfNodesOfDeployments()})";
}
