using NetworkTelemetry.Operator.Lists;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What the steps of one reconcile pass on to each other.</summary>
internal sealed class ReconcileScope(DeploymentFacts facts, IReadOnlyList<AssessedNode> nodes, FleetPlan plan, DeploymentMemory memory)
{
    public DeploymentFacts Facts { get; } = facts;

    /// <summary>A step that learns more of a node puts a newer assessment in its place.</summary>
    public IReadOnlyList<AssessedNode> Nodes { get; set; } = nodes;

    public FleetPlan Plan { get; } = plan;

    /// <summary>What is remembered for the next time.</summary>
    public DeploymentMemory Memory { get; set; } = memory;

    /// <summary>By node: the list that is stored now, own writes included.</summary>
    public Dictionary<string, NodeList> Lists { get; } = nodes.ToDictionary(node => node.Name, node => node.Facts.List, StringComparer.Ordinal);

    /// <summary>By node that has no list yet: why it cannot be stored.</summary>
    public Dictionary<string, string> RefusedLists { get; } = new(StringComparer.Ordinal);

    /// <summary>Nodes whose prober has not applied its list for longer than a delivery takes.</summary>
    public int Lagging { get; set; }

    /// <summary>Events about what was done.</summary>
    public List<EventNote> Notes { get; } = [];

    /// <summary>When to look again.</summary>
    public List<TimeSpan?> Looks { get; } = [];

    public IEnumerable<AssessedNode> Wanted => Nodes.Where(node => node.IsWanted);

    public void Remember(string node, Func<NodeMemory, NodeMemory> change) =>
        Memory = Memory with { Nodes = Memory.Nodes.SetItem(node, change(Memory.Of(node))) };
}
