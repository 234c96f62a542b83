using System.Collections.Frozen;
using System.Collections.Immutable;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>All served types at one moment.</summary>
internal sealed class ServedResources
{
    private readonly FrozenDictionary<(string Group, string Version, string Plural), ServedResource> _byPath;
    private readonly FrozenDictionary<string, ResourceDefinition> _byStoreName;
    private readonly FrozenDictionary<(string ApiVersion, string Kind), ResourceDefinition> _byKind;

    public ServedResources(long version, IEnumerable<ServedResource> served)
    {
        Version = version;
        All = [.. served];
        _byPath = All.ToFrozenDictionary(entry => (entry.Definition.Group, entry.Definition.Version, entry.Definition.Plural));
        _byKind = All.Select(entry => entry.Definition).ToFrozenDictionary(definition => (definition.ApiVersion, definition.Kind));
        _byStoreName = All.Select(entry => entry.Definition)
            .GroupBy(definition => definition.StoreName)
            .ToFrozenDictionary(versions => versions.Key, versions => versions.FirstOrDefault(IsStorageVersion) ?? versions.First());
    }

    public static ServedResources BuiltIn { get; } = new(0, BuiltinResources.All.Select(definition => new ServedResource(definition, false)));

    /// <summary>Of the collection of CRDs that this was made from.</summary>
    public long Version { get; }

    public ImmutableArray<ServedResource> All { get; }

    public ServedResource? Find(string group, string version, string plural) => _byPath.GetValueOrDefault((group, version, plural));

    public ResourceDefinition? OfKind(string apiVersion, string kind) => _byKind.GetValueOrDefault((apiVersion, kind));

    /// <summary>The stored version where it is served, else any other.</summary>
    public ResourceDefinition? OfStore(string storeName) => _byStoreName.GetValueOrDefault(storeName);

    /// <summary>The groups with their versions, the core group first.</summary>
    public IEnumerable<IGrouping<string, IGrouping<string, ResourceDefinition>>> Groups() => All
        .Select(entry => entry.Definition)
        .GroupBy(definition => definition.ApiVersion)
        .GroupBy(version => version.First().Group)
        .OrderBy(group => group.Key, StringComparer.Ordinal);

    private static bool IsStorageVersion(ResourceDefinition definition) => definition.ApiVersion == definition.StorageApiVersion;
}
