namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>A path below <c>/api/VERSION</c> or <c>/apis/GROUP/VERSION</c>, taken apart as Kubernetes' RequestInfo does.</summary>
/// <param name="Group">Empty for the core group.</param>
/// <param name="Namespace">Empty for all namespaces, and for cluster-scoped resources.</param>
/// <param name="Name">Empty for the collection.</param>
/// <param name="Subresource">Empty for the object itself.</param>
internal sealed record RequestPath(string Group, string Version, string Resource, string Namespace = "", string Name = "", string Subresource = "")
{
    /// <summary>Null when the path is not one of a resource.</summary>
    public static RequestPath? Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["api", var version, .. var rest] => Parse("", version, rest),
            ["apis", var group, var version, .. var rest] => Parse(group, version, rest),
            _ => null,
        };
    }

    private static RequestPath? Parse(string group, string version, string[] rest) => rest switch
    {
        // The namespace object itself has subresources of these names, and there are no resources that do.
        ["namespaces", var name, "status" or "finalize"] => new(group, version, "namespaces", "", name, rest[2]),
        ["namespaces", var @namespace, var resource] => new(group, version, resource, @namespace),
        ["namespaces", var @namespace, var resource, var name] => new(group, version, resource, @namespace, name),
        ["namespaces", var @namespace, var resource, var name, var subresource] => new(group, version, resource, @namespace, name, subresource),
        [var resource] => new(group, version, resource),
        [var resource, var name] => new(group, version, resource, "", name),
        [var resource, var name, var subresource] => new(group, version, resource, "", name, subresource),
        _ => null,
    };
}
