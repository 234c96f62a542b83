using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Which nodes the spec asks for.</summary>
internal static class NodeSlots
{
    public static IReadOnlyList<NodeSlot> OfReplicas(NetworkDeployment deployment) =>
    [
        .. Enumerable.Range(0, deployment.Spec.Replicas ?? DeploymentDefaults.Replicas)
            .Select(ordinal => new NodeSlot(NodeNames.OfOrdinal(deployment.Metadata.Name!, ordinal))),
    ];

    /// <summary>One for each machine whose labels match the template's nodeSelector and whose taints the template tolerates.</summary>
    public static IReadOnlyList<NodeSlot> OfClusterNodes(NetworkDeployment deployment, IEnumerable<Node> machines) =>
    [
        .. machines
            .Where(machine => machine.Metadata.DeletionTimestamp is null && Matches(deployment.Spec.Template, machine))
            .Select(machine => machine.Metadata.Name!)
            .Order(StringComparer.Ordinal)
            .Select(name => new NodeSlot(NodeNames.OfClusterNode(deployment.Metadata.Name!, name), name)),
    ];

    private static bool Matches(NodeTemplate? template, Node machine) =>
        (template?.NodeSelector ?? new Dictionary<string, string>()).All(term => machine.Metadata.Labels?.GetValueOrDefault(term.Key) == term.Value)
        && (machine.Spec?.Taints ?? []).All(taint => Tolerations.Tolerate(template?.Tolerations ?? [], taint));
}
