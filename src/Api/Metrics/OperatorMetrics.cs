namespace NetworkTelemetry.Api.Metrics;

/// <summary>What the operator exports about deployments, besides the standard metrics of its controllers.</summary>
public static class OperatorMetrics
{
    private const string Prefix = ProbeMetrics.Prefix;

    // Not "namespace": a scrape sets that label to where the operator itself runs.
    private static readonly string[] OfDeployment = ["deployment_namespace", "deployment"];

    public static MetricDescription DeploymentNodes { get; } = new(
        Prefix + "deployment_nodes", MetricType.Gauge, "Nodes of a NetworkDeployment in each phase.", [.. OfDeployment, "phase"]);

    public static MetricDescription NodePhase { get; } = new(
        Prefix + "node_phase", MetricType.Gauge, "1 for the phase that a node is in: Pending, Provisioning, Configuring, Running or Failed. Its other phases have no series.",
        [.. OfDeployment, "node", "phase"]);

    public static MetricDescription DeploymentTargets { get; } = new(
        Prefix + "deployment_targets", MetricType.Gauge, "Targets that a NetworkDeployment selects.", OfDeployment);

    public static MetricDescription DeploymentUnassignedTargets { get; } = new(
        Prefix + "deployment_unassigned_targets", MetricType.Gauge, "Selected targets that no node of the NetworkDeployment measures.", OfDeployment);

    public static MetricDescription NodeIsolated { get; } = new(
        Prefix + "node_isolated", MetricType.Gauge,
        "1 while a running node is cut off, as its prober says or the other nodes show: what is Down there does not count.", [.. OfDeployment, "node"]);

    public static MetricDescription ListWrites { get; } = new(Prefix + "list_writes_total", MetricType.Counter, "Target lists written.", []);

    public static MetricDescription ListPushes { get; } = new(
        Prefix + "list_pushes_total", MetricType.Counter, "Times a pod was annotated so that its kubelet delivers a list at once; many more than writes: lists arrive late.", []);

    public static MetricDescription NodeReplacements { get; } = new(
        Prefix + "node_replacements_total", MetricType.Counter, "Pods that were replaced, by cause: Failed or TemplateChanged.", ["cause"]);

    public static IReadOnlyList<MetricDescription> All { get; } =
        [DeploymentNodes, NodePhase, DeploymentTargets, DeploymentUnassignedTargets, NodeIsolated, ListWrites, ListPushes, NodeReplacements];
}
