using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What a deployment's status is made from.</summary>
internal sealed record DeploymentView
{
    public required NetworkDeployment Deployment { get; init; }
    public Rejection? Rejection { get; init; }

    /// <summary>The nodes that the spec asks for; of a rejected spec, those that exist.</summary>
    public required IReadOnlyList<AssessedNode> Nodes { get; init; }

    public required string TemplateRevision { get; init; }
    public int Targets { get; init; }

    /// <summary>Selected targets that can be measured, but no node does: by reason.</summary>
    public IReadOnlyDictionary<string, int> Unassigned { get; init; } = new Dictionary<string, int>();

    /// <summary>Nodes whose prober has not applied its list for longer than a delivery takes.</summary>
    public int Lagging { get; init; }

    public required DateTimeOffset Now { get; init; }

    public int Running => Nodes.Count(node => node.IsRunning);

    public int Failed => Nodes.Count(node => node.State.Phase == NodePhase.Failed);

    public int Isolated => Nodes.Count(node => node.IsIsolated);

    public int Updated => Nodes.Count(node => node.Facts.Pod is { } pod && TemplateOf(pod) == TemplateRevision);

    public bool IsSettled => Nodes.All(node => node.IsRunning) && Updated == Nodes.Count;

    private static string? TemplateOf(NetworkTelemetry.Kubernetes.Model.Pod pod) => Deployments.TemplateRevision.Of(pod);
}
