using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>The documents that tell a client which types there are, one group version each: <c>/api</c>, <c>/apis</c> and below.</summary>
internal static class DiscoveryDocuments
{
    public static JsonObject Versions() => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(),
    };

    public static JsonObject Groups(ServedResources served) => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. served.Groups().Where(group => group.Key.Length > 0).Select(Group)]),
    };

    /// <summary>Null when the group is not served.</summary>
    public static JsonObject? Group(ServedResources served, string name)
    {
        if (served.Groups().FirstOrDefault(group => group.Key == name) is not { } found)
            return null;
        var document = Group(found);
        document["kind"] = "APIGroup";
        document["apiVersion"] = "v1";
        return document;
    }

    /// <summary>Null when the group version is not served.</summary>
    public static JsonObject? Resources(ServedResources served, string apiVersion)
    {
        var definitions = served.All.Select(entry => entry.Definition).Where(definition => definition.ApiVersion == apiVersion).ToList();
        return definitions.Count == 0 ? null : new JsonObject
        {
            ["kind"] = "APIResourceList",
            ["apiVersion"] = "v1",
            ["groupVersion"] = apiVersion,
            ["resources"] = new JsonArray([.. definitions.SelectMany(Entries)]),
        };
    }

    public static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(name => JsonValue.Create(name))]);

    private static JsonObject Group(IGrouping<string, IGrouping<string, ResourceDefinition>> group)
    {
        var versions = group.Select(version => new JsonObject
        {
            ["groupVersion"] = version.Key,
            ["version"] = version.First().Version,
        }).ToList();
        return new JsonObject
        {
            ["name"] = group.Key,
            ["versions"] = new JsonArray([.. versions]),
            ["preferredVersion"] = versions[0].DeepClone(),
        };
    }

    private static IEnumerable<JsonObject> Entries(ResourceDefinition definition)
    {
        var entry = new JsonObject
        {
            ["name"] = definition.Plural,
            ["singularName"] = definition.Singular,
            ["namespaced"] = definition.Namespaced,
            ["kind"] = definition.Kind,
            ["verbs"] = Names(definition.Verbs),
        };
        if (!definition.ShortNames.IsEmpty)
            entry["shortNames"] = Names(definition.ShortNames);
        if (!definition.Categories.IsEmpty)
            entry["categories"] = Names(definition.Categories);
        yield return entry;
        foreach (var subresource in Subresource.Of(definition))
        {
            var child = new JsonObject
            {
                ["name"] = $"{definition.Plural}/{subresource.Name}",
                ["singularName"] = "",
                ["namespaced"] = definition.Namespaced,
                ["kind"] = subresource.Kind,
                ["verbs"] = Names(subresource.Verbs),
            };
            if (subresource.Group != definition.Group)
            {
                child["group"] = subresource.Group;
                child["version"] = subresource.Version;
            }

            yield return child;
        }
    }
}
