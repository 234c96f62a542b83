using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>A compare-and-swap of one object.</summary>
/// <param name="ExpectedVersion">The version that <paramref name="Object"/> was made from; 0 when the object must not exist yet.</param>
/// <param name="Object">The new state, or the last one of a deletion. It belongs to the store from now on.</param>
internal sealed record StoreWrite(ObjectKey Key, long ExpectedVersion, JsonObject Object, bool IsDeletion = false);
