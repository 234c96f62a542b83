using System.Collections.Immutable;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>All objects at one moment, and where to find them. Immutable: readers never wait for the watch.</summary>
internal sealed record StoreSnapshot<T>(
    ImmutableDictionary<ObjectKey, T> Objects,
    ImmutableDictionary<(string Index, string Value), ImmutableHashSet<ObjectKey>> Index)
    where T : class, IResource<T>
{
    public static StoreSnapshot<T> Empty { get; } = new(
        ImmutableDictionary<ObjectKey, T>.Empty,
        ImmutableDictionary<(string, string), ImmutableHashSet<ObjectKey>>.Empty);

    public StoreSnapshot<T> With(ObjectKey key, T entity, StoreIndexes<T> indexes)
    {
        var index = Index.ToBuilder();
        if (Objects.TryGetValue(key, out var old))
            RemoveFrom(index, key, indexes.ValuesOf(old));
        AddTo(index, key, indexes.ValuesOf(entity));
        return new(Objects.SetItem(key, entity), index.ToImmutable());
    }

    public StoreSnapshot<T> Without(ObjectKey key, StoreIndexes<T> indexes)
    {
        if (!Objects.TryGetValue(key, out var old))
            return this;
        var index = Index.ToBuilder();
        RemoveFrom(index, key, indexes.ValuesOf(old));
        return new(Objects.Remove(key), index.ToImmutable());
    }

    public static StoreSnapshot<T> Of(IEnumerable<KeyValuePair<ObjectKey, T>> objects, StoreIndexes<T> indexes)
    {
        var all = objects.ToImmutableDictionary();
        var index = Empty.Index.ToBuilder();
        var groups = all.SelectMany(entry => indexes.ValuesOf(entry.Value).Select(value => (value, entry.Key))).GroupBy(pair => pair.value, pair => pair.Key);
        foreach (var group in groups)
            index[group.Key] = [.. group];
        return new(all, index.ToImmutable());
    }

    public IReadOnlyCollection<T> Find(string index, string value) =>
        Index.TryGetValue((index, value), out var keys) ? [.. keys.Select(key => Objects[key])] : [];

    private static void AddTo(ImmutableDictionary<(string, string), ImmutableHashSet<ObjectKey>>.Builder index, ObjectKey key, IEnumerable<(string, string)> values)
    {
        foreach (var value in values)
            index[value] = index.TryGetValue(value, out var keys) ? keys.Add(key) : [key];
    }

    private static void RemoveFrom(ImmutableDictionary<(string, string), ImmutableHashSet<ObjectKey>>.Builder index, ObjectKey key, IEnumerable<(string, string)> values)
    {
        foreach (var value in values)
        {
            if (!index.TryGetValue(value, out var keys))
                continue;
            var rest = keys.Remove(key);
            if (rest.IsEmpty)
                index.Remove(value);
            else
                index[value] = rest;
        }
    }
}
