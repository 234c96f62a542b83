using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Fleet;

internal static class NodesNow
{
    // A prober that cannot be scraped says nothing of itself any more, and nor may any other: it is known by the labels of its scrape.
    public static string FailedScrapes { get; } = $"count({Selectors.OfNodes("up", "deployment!=\"\", node!=\"\"")} == 0) or vector(0)";

    public static Section Create() => new("Nodes now", Phases(), Totals());

    private static Line Phases() => new(4,
        Phase("Running", "Nodes that measure an accepted list.", [new("green", null)]),
        Phase("Configuring", "Nodes whose prober runs, but has not taken its list yet.", Threshold.AnyIs("blue")),
        Phase("Provisioning", "Nodes whose pod has a machine, but does not run yet.", Threshold.AnyIs("blue")),
        Phase("Pending", "Nodes without a pod, or whose pod has no machine.", Threshold.AnyIs("yellow")),
        Phase("Failed", "Nodes that failed and are tried again after a while: kubectl get networkdeployments -o wide says why.", Threshold.AnyIs("red")),
        Stat(
            "Cut off", "Running nodes that have lost their own network, as their prober says or the other nodes show: what is Down there does not count.", NodeStates.CountOfIsolated,
            Threshold.AnyIs("red")));

    private static Line Totals() => new(4,
        Stat(
            "Targets", "Targets that the chosen deployments select, summed over them.",
            $"sum(max by (deployment_namespace, deployment) ({OperatorMetrics.DeploymentTargets.OfDeployments()}))", Threshold.Plain),
        Stat(
            "Unassigned targets", "Selected targets that no node measures: the nodes are full, or none runs.",
            $"sum(max by (deployment_namespace, deployment) ({OperatorMetrics.DeploymentUnassignedTargets.OfDeployments()}))", Threshold.AnyIs("red")),
        Stat("Failed scrapes", "Probers from which Prometheus gets no metrics now.", FailedScrapes, Threshold.AnyIs("red")));

    private static StatPanel Phase(
        string phase, string description, IReadOnlyList<Threshold> thresholds) => Stat(phase, description, NodeStates.CountIn(phase), thresholds);

    private static StatPanel Stat(string title, string description, string expression, IReadOnlyList<Threshold> thresholds) =>
        new(title, description, "short", expression) { Thresholds = thresholds };
}
