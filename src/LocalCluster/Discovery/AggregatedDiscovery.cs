using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>All types in one document: <c>apidiscovery.k8s.io APIGroupDiscoveryList</c>, which kubectl asks for since 1.26.</summary>
internal static class AggregatedDiscovery
{
    /// <param name="core">The core group (<c>/api</c>) or all others (<c>/apis</c>).</param>
    /// <param name="version"><c>v2</c>, or <c>v2beta1</c> before kubectl 1.30: the same fields.</param>
    public static JsonObject Document(ServedResources served, bool core, string version) => new()
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = $"apidiscovery.k8s.io/{version}",
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. served.Groups().Where(group => group.Key.Length == 0 == core).Select(group => new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = group.Key },
            ["versions"] = new JsonArray([.. group.Select(Version)]),
        })]),
    };

    private static JsonObject Version(IGrouping<string, ResourceDefinition> version) => new()
    {
        ["version"] = version.First().Version,
        ["resources"] = new JsonArray([.. version.Select(Resource)]),
        ["freshness"] = "Current",
    };

    private static JsonObject Resource(ResourceDefinition definition)
    {
        var resource = new JsonObject
        {
            ["resource"] = definition.Plural,
            ["responseKind"] = Kind(definition.Group, definition.Version, definition.Kind),
            ["scope"] = definition.Namespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = definition.Singular,
            ["verbs"] = DiscoveryDocuments.Names(definition.Verbs),
        };
        if (!definition.ShortNames.IsEmpty)
            resource["shortNames"] = DiscoveryDocuments.Names(definition.ShortNames);
        if (!definition.Categories.IsEmpty)
            resource["categories"] = DiscoveryDocuments.Names(definition.Categories);
        var subresources = Subresource.Of(definition).Select(subresource => new JsonObject
        {
            ["subresource"] = subresource.Name,
            ["responseKind"] = Kind(subresource.Group, subresource.Version, subresource.Kind),
            ["verbs"] = DiscoveryDocuments.Names(subresource.Verbs),
        }).ToArray();
        if (subresources.Length > 0)
            resource["subresources"] = new JsonArray([.. subresources]);
        return resource;
    }

    private static JsonObject Kind(string group, string version, string kind) => new()
    {
        ["group"] = group,
        ["version"] = version,
        ["kind"] = kind,
    };
}
