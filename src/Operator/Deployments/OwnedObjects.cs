using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What every object that is made for a deployment carries: its owner, so that deleting the deployment deletes all, and labels to find it by.</summary>
internal static class OwnedObjects
{
    public const string ManagedByLabel = "app.kubernetes.io/managed-by";
    public const string ManagedBy = "network-telemetry";

    public static ObjectMeta Metadata(NetworkDeployment owner, string node, string name) => new()
    {
        Namespace = owner.Metadata.Namespace,
        Name = name,
        Labels = Labels(owner, node),
        OwnerReferences =
        [
            new OwnerReference
            {
                ApiVersion = ApiGroup.ApiVersion, Kind = NetworkDeployment.KindName, Name = owner.Metadata.Name!, Uid = owner.Metadata.Uid!,
                Controller = true, BlockOwnerDeletion = true,
            },
        ],
    };

    public static IReadOnlyDictionary<string, string> Labels(NetworkDeployment owner, string node) => new Dictionary<string, string>
    {
        ["app.kubernetes.io/name"] = "network-telemetry-prober",
        ["app.kubernetes.io/instance"] = owner.Metadata.Name!,
        ["app.kubernetes.io/component"] = "prober",
        ["app.kubernetes.io/part-of"] = "network-telemetry",
        [ManagedByLabel] = ManagedBy,
        [ApiGroup.DeploymentLabel] = owner.Metadata.Name!,
        [ApiGroup.NodeLabel] = node,
    };

    /// <summary>Whether this deployment controls an object, not another one of its name.</summary>
    public static bool IsOwn(NetworkDeployment owner, IKubernetesObject entity) =>
        entity.Metadata.OwnerReferences?.Any(reference => reference.Controller == true && reference.Uid == owner.Metadata.Uid) == true;

    /// <summary>The node that an object was made for; null when it was not.</summary>
    public static string? NodeOf(IKubernetesObject entity) => entity.Metadata.Labels?.GetValueOrDefault(ApiGroup.NodeLabel);
}
