using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Lifecycle;

internal static class Finalizers
{
    public static LifecycleAction Remove(StoredObject stored, string finalizer) => new LifecycleAction.Change(stored, obj =>
    {
        var metadata = new ObjectMetadata(obj);
        metadata.Finalizers = [.. metadata.Finalizers.Where(name => name != finalizer)];
    });
}
