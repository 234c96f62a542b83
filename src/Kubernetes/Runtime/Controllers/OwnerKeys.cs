using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal static class OwnerKeys
{
    /// <summary>The controlling owner, if it is of this group and kind in any version.</summary>
    public static IEnumerable<ObjectKey> Of<TOwner>(IKubernetesObject child)
        where TOwner : class, IResource<TOwner>
    {
        var type = TOwner.ResourceType;
        var owner = child.Metadata.OwnerReferences?.FirstOrDefault(reference => reference.Controller == true);
        return owner is not null && owner.Kind == type.Kind && GroupOf(owner.ApiVersion) == type.Group
            ? [new ObjectKey(type.Namespaced ? child.Metadata.Namespace : null, owner.Name)]
            : [];
    }

    private static string GroupOf(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : apiVersion[..slash];
    }
}
