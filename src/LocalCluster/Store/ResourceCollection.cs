using System.Collections.Immutable;

namespace NetworkTelemetry.LocalCluster.Store;

/// <param name="ResourceVersion">Of the last change to one of the objects.</param>
internal sealed record ResourceCollection(long ResourceVersion, ImmutableSortedDictionary<ObjectName, StoredObject> Objects)
{
    public static ResourceCollection Empty { get; } = new(0, ImmutableSortedDictionary<ObjectName, StoredObject>.Empty);

    /// <param name="namespace">Empty for all namespaces, and for cluster-scoped resources.</param>
    public IEnumerable<StoredObject> In(string @namespace) =>
        @namespace.Length == 0 ? Objects.Values : Objects.Values.Where(stored => stored.Key.Namespace == @namespace);

    /// <summary>The collection without its last changes.</summary>
    /// <param name="changes">In order of their versions; all that there were after some version, and perhaps some that are still to come.</param>
    public ResourceCollection Before(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return this;
        var objects = Objects.ToBuilder();
        foreach (var change in changes.Reverse())
        {
            if (change.Previous is { } previous)
                objects[change.Object.Key.InResource] = previous;
            else
                objects.Remove(change.Object.Key.InResource);
        }

        return new ResourceCollection(Math.Min(ResourceVersion, changes[0].ResourceVersion - 1), objects.ToImmutable());
    }

    public ResourceCollection With(Change change) => new(
        change.ResourceVersion,
        change.Type == ChangeType.Deleted
            ? Objects.Remove(change.Object.Key.InResource)
            : Objects.SetItem(change.Object.Key.InResource, change.Object));
}
