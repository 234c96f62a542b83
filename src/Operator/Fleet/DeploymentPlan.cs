using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Fleet;

/// <summary>What one NetworkDeployment does now: an immutable snapshot, replaced as a whole.</summary>
internal sealed record DeploymentPlan
{
    private readonly Dictionary<string, NodePlan> _byName = [];

    public required ObjectKey Key { get; init; }
    public required string Uid { get; init; }
    public long Generation { get; init; }

    /// <summary>Every ProbeTarget that the deployment selects, by its key.</summary>
    public required IReadOnlyDictionary<ObjectKey, TargetPlan> Targets { get; init; }

    public required IReadOnlyList<NodePlan> Nodes
    {
        get;
        init
        {
            field = value;
            _byName = value.ToDictionary(node => node.Key.Name, StringComparer.Ordinal);
        }
    }

    /// <summary>Null when there is no such node. Asked for each target of each node.</summary>
    public NodePlan? Node(string name) => _byName.GetValueOrDefault(name);
}
