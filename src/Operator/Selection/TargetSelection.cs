using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Selection;

/// <summary>Which targets a deployment measures.</summary>
internal static class TargetSelection
{
    /// <param name="namespaceLabels">Labels of a namespace; null when it is not known.</param>
    public static bool Selects(NetworkDeployment deployment, ProbeTarget target, Func<string, IReadOnlyDictionary<string, string>?> namespaceLabels) =>
        target.Metadata.DeletionTimestamp is null
        && SelectsNamespace(deployment, target.Metadata.Namespace ?? "", namespaceLabels)
        && deployment.Spec.TargetSelector.Matches(target.Metadata.Labels);

    private static bool SelectsNamespace(NetworkDeployment deployment, string name, Func<string, IReadOnlyDictionary<string, string>?> namespaceLabels) =>
        (deployment.Spec.TargetNamespaces?.Mode ?? TargetNamespaceMode.Own) switch
        {
            TargetNamespaceMode.All => true,
            TargetNamespaceMode.Selector => namespaceLabels(name) is { } labels && deployment.Spec.TargetNamespaces!.Selector.Matches(labels),
            _ => name == deployment.Metadata.Namespace,
        };
}
