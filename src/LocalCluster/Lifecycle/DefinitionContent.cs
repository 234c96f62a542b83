using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Discovery;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Lifecycle;

/// <summary>A CRD that is being deleted loses its objects, and then its finalizer.</summary>
internal static class DefinitionContent
{
    public static IEnumerable<LifecycleAction> Decide(StoreSnapshot snapshot)
    {
        foreach (var definition in snapshot.Of(ResourceCatalog.Definitions).Objects.Values.Where(stored => stored.IsTerminating))
        {
            // A CRD has the name of its resource.
            var content = snapshot.Of(definition.Key.Name).Objects;
            foreach (var stored in content.Values.Where(stored => !stored.IsTerminating))
                yield return new LifecycleAction.Delete(stored, Propagation.Background);
            if (content.IsEmpty && definition.Finalizers.Contains(KindPreparation.DefinitionFinalizer))
                yield return Finalizers.Remove(definition, KindPreparation.DefinitionFinalizer);
        }
    }
}
