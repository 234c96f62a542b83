using System.Collections.Immutable;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>Everything that is stored, at one version. Readers need no lock; the writer makes the next one.</summary>
internal sealed record StoreSnapshot(long ResourceVersion, ImmutableDictionary<string, ResourceCollection> Resources)
{
    public static StoreSnapshot Of(long version, IReadOnlyDictionary<string, Dictionary<ObjectName, StoredObject>> resources) => new(
        version,
        resources.ToImmutableDictionary(pair => pair.Key, pair => new ResourceCollection(version, pair.Value.ToImmutableSortedDictionary())));

    public IEnumerable<StoredObject> All => Resources.Values.SelectMany(collection => collection.Objects.Values);

    public ResourceCollection Of(string resource) => Resources.GetValueOrDefault(resource, ResourceCollection.Empty);

    public StoredObject? Find(ObjectKey key) => Of(key.Resource).Objects.GetValueOrDefault(key.InResource);

    /// <summary>Null when the write is based on another version than the present one.</summary>
    public (StoreSnapshot Next, Change Change)? Apply(StoreWrite write)
    {
        var present = Find(write.Key);
        if ((present?.ResourceVersion ?? 0) != write.ExpectedVersion || (write.IsDeletion && present is null))
            return null;
        var version = ResourceVersion + 1;
        var stored = StoredObject.Create(write.Key, version, write.Object);
        var type = write.IsDeletion ? ChangeType.Deleted : present is null ? ChangeType.Added : ChangeType.Modified;
        var change = new Change(type, stored, present);
        return (new StoreSnapshot(version, Resources.SetItem(write.Key.Resource, Of(write.Key.Resource).With(change))), change);
    }
}
