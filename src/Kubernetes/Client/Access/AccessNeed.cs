using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Something that this process has to be allowed.</summary>
/// <param name="Resource">Plural, with the subresource after a slash: <c>pods/status</c>.</param>
/// <param name="Namespace">Null: everywhere.</param>
/// <param name="Name">Null: whatever its name.</param>
public sealed record AccessNeed(string Verb, string Group, string Resource, string? Namespace = null, string? Name = null)
{
    public ResourceAttributes ToAttributes()
    {
        var slash = Resource.IndexOf('/', StringComparison.Ordinal);
        return new()
        {
            Verb = Verb,
            Group = Group,
            Resource = slash < 0 ? Resource : Resource[..slash],
            Subresource = slash < 0 ? null : Resource[(slash + 1)..],
            Namespace = Namespace,
            Name = Name,
        };
    }

    /// <summary>For people: verbs of the same resource together.</summary>
    public static string Describe(IEnumerable<AccessNeed> needs) => string.Join(
        "; ",
        needs.GroupBy(need => need with { Verb = "" }).Select(group => $"{string.Join(", ", group.Select(need => need.Verb))} {Object(group.Key)}"));

    private static string Object(AccessNeed need)
    {
        var resource = need.Group.Length == 0 ? need.Resource : $"{need.Resource} of {need.Group}";
        var named = need.Name is null ? resource : $"{resource} named {need.Name}";
        return need.Namespace is null ? named : $"{named} in namespace {need.Namespace}";
    }
}
