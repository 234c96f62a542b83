using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Lifecycle;

/// <summary>Something that the cluster itself is to do.</summary>
internal abstract record LifecycleAction(ObjectKey Key)
{
    public sealed record Create(ObjectKey Key, JsonObject Object) : LifecycleAction(Key);

    public sealed record Delete(StoredObject Object, Propagation Propagation) : LifecycleAction(Object.Key);

    /// <param name="Edit">Changes a copy of the object in place.</param>
    public sealed record Change(StoredObject Object, Action<JsonObject> Edit) : LifecycleAction(Object.Key);
}
