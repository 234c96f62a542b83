using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>By what objects are found: namespace and owner always, and what the operator asks for.</summary>
internal sealed class StoreIndexes<T>(IReadOnlyDictionary<string, Func<T, IEnumerable<string>>> named)
    where T : class, IResource<T>
{
    // A colon cannot come first in a name that a person gives an index by accident.
    public const string Namespace = ":namespace";
    public const string Owner = ":owner";

    public IEnumerable<(string Index, string Value)> ValuesOf(T entity)
    {
        if (entity.Metadata.Namespace is { } namespaceName)
            yield return (Namespace, namespaceName);
        foreach (var owner in entity.Metadata.OwnerReferences ?? [])
            yield return (Owner, owner.Uid);
        foreach (var (name, values) in named)
        {
            foreach (var value in values(entity))
                yield return (name, value);
        }
    }

    public void ThrowIfUnknown(string index)
    {
        if (!named.ContainsKey(index))
            throw new ArgumentException($"{T.ResourceType.Kind} has no index \"{index}\".", nameof(index));
    }
}
