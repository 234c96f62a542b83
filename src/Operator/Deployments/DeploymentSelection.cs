using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Selection;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Which deployments have to be looked at when something else changes.</summary>
internal sealed class DeploymentSelection(IObjectStore<NetworkDeployment> deployments, NamespaceLabels namespaces)
{
    /// <summary>Asked with the old state and with the new one: a target that no longer matches has to come off the lists.</summary>
    public IEnumerable<ObjectKey> Of(ProbeTarget target)
    {
        // One that is being deleted was selected until now.
        var alive = target with { Metadata = target.Metadata with { DeletionTimestamp = null } };
        return deployments.List().Where(deployment => TargetSelection.Selects(deployment, alive, namespaces.Of)).Select(deployment => ObjectKey.Of(deployment));
    }

    /// <summary>Those that may measure targets of a namespace.</summary>
    public IEnumerable<ObjectKey> ByTargetsIn(string? targetNamespace) => deployments.List()
        .Where(deployment => deployment.Metadata.Namespace == targetNamespace || deployment.Spec.TargetNamespaces?.Mode is TargetNamespaceMode.All or TargetNamespaceMode.Selector)
        .Select(deployment => ObjectKey.Of(deployment));

    public IEnumerable<ObjectKey> ByClusterNodes() => deployments.List()
        .Where(deployment => deployment.Spec.Mode == DeploymentMode.PerClusterNode).Select(deployment => ObjectKey.Of(deployment));

    public IEnumerable<ObjectKey> ByNamespaceLabels() => deployments.List()
        .Where(deployment => deployment.Spec.TargetNamespaces?.Mode == TargetNamespaceMode.Selector).Select(deployment => ObjectKey.Of(deployment));
}
