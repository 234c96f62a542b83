using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal static class ObjectChange
{
    public static bool Matters<T>(T old, T updated, UpdatePredicate<T>? predicate)
        where T : class, IResource<T> =>
        DeletionBegan(old, updated) || predicate is null || predicate(old, updated);

    private static bool DeletionBegan(IKubernetesObject old, IKubernetesObject updated) =>
        old.Metadata.DeletionTimestamp is null && updated.Metadata.DeletionTimestamp is not null;
}
