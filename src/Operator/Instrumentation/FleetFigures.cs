using System.Collections.Concurrent;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Instrumentation;

/// <summary>Exports the fleet as the last looks at the deployments show it.</summary>
internal sealed class FleetFigures : IMetricCollector
{
    private static readonly string[] DeploymentLabels = [.. OperatorMetrics.DeploymentTargets.Labels];
    private static readonly string[] NodeLabels = ["node", "phase"];
    private static readonly (NodePhase Phase, LabelSet Labels)[] Phases =
        [.. Enum.GetValues<NodePhase>().Select(phase => (phase, LabelSet.Create("phase", phase.ToString())))];

    private readonly ConcurrentDictionary<ObjectKey, Figures> _deployments = new();

    public void Set(ObjectKey deployment, DeploymentView view) => _deployments[deployment] = new(
        LabelSet.Create(DeploymentLabels, [deployment.Namespace ?? "", deployment.Name]),
        view.Nodes.CountBy(node => node.State.Phase).ToDictionary(), view.Targets, view.Unassigned.Values.Sum(),
        [.. view.Nodes.Select(node => new NodeFigures(
            LabelSet.Create(NodeLabels, [node.Name, node.State.Phase.ToString()]), LabelSet.Create("node", node.Name), node.IsIsolated ? 1 : 0))]);

    public void Remove(ObjectKey deployment) => _deployments.TryRemove(deployment, out _);

    public void Collect(MetricWriter writer)
    {
        var deployments = _deployments.Values.ToList();
        writer.Family(OperatorMetrics.DeploymentNodes);
        foreach (var figures in deployments)
            foreach (var (phase, labels) in Phases) writer.Sample(figures.Labels, labels, figures.Phases.GetValueOrDefault(phase));
        writer.Family(OperatorMetrics.NodePhase);
        foreach (var figures in deployments)
            foreach (var node in figures.Nodes) writer.Sample(figures.Labels, node.Phase, 1);
        writer.Family(OperatorMetrics.DeploymentTargets);
        foreach (var figures in deployments) writer.Sample(figures.Labels, figures.Targets);
        writer.Family(OperatorMetrics.DeploymentUnassignedTargets);
        foreach (var figures in deployments) writer.Sample(figures.Labels, figures.Unassigned);
        writer.Family(OperatorMetrics.NodeIsolated);
        foreach (var figures in deployments)
            foreach (var node in figures.Nodes) writer.Sample(figures.Labels, node.Name, node.Isolated);
    }

    private sealed record Figures(LabelSet Labels, IReadOnlyDictionary<NodePhase, int> Phases, int Targets, int Unassigned, IReadOnlyList<NodeFigures> Nodes);

    private sealed record NodeFigures(LabelSet Phase, LabelSet Name, double Isolated);
}
