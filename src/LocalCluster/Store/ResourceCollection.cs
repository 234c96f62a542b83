using System.Collections.Immutable;

namespace NetworkTelemetry.LocalCluster.Store;

/// <param name="ResourceVersion">Of the last change to one of the objects.</param>
internal sealed record ResourceCollection(long ResourceVersion, ImmutableSortedDictionary<ObjectName, StoredObject> Objects)
{
    public static ResourceCollection Empty { get; } = new(0, ImmutableSortedDictionary<ObjectName, StoredObject>.Empty);

    /// <param name="namespace">Empty for all namespaces, and for cluster-scoped resources.</param>
    public IEnumerable<StoredObject> In(string @namespace) =>
        @namespace.Length == 0 ? Objects.Values : Objects.Values.Where(stored => stored.Key.Namespace == @namespace);

    public ResourceCollection With(Change change) => new(
        change.ResourceVersion,
        change.Type == ChangeType.Deleted
            ? Objects.Remove(change.Object.Key.InResource)
            : Objects.SetItem(change.Object.Key.InResource, change.Object));
}
