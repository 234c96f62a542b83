using System.Text.Json.Serialization.Metadata;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The API server has to serve the version of a custom resource that is compiled in, with all of its fields: what it does not know it drops without a word.</summary>
internal sealed class DefinitionRequirement<T>(KubernetesClient client) : IStartRequirement
    where T : class, IResource<T>
{
    private const int MaxNamed = 5;

    private static string Name => $"{T.ResourceType.Plural}.{T.ResourceType.Group}";

    public async Task<string?> FindProblemAsync(CancellationToken cancellationToken)
    {
        var type = T.ResourceType;
        var served = await client.IsServedAsync(type.Group, type.Version, type.Plural, cancellationToken);
        try
        {
            return Judge(served, await client.GetAsync<CustomResourceDefinition>(new(null, Name), cancellationToken));
        }
        catch (KubernetesException error) when (error.IsForbidden)
        {
            return served ? null : $"the API server does not serve {Name} in version {type.Version}: is its CustomResourceDefinition installed?";
        }
    }

    /// <summary>Pure.</summary>
    internal static string? Judge(bool served, CustomResourceDefinition? definition)
    {
        var type = T.ResourceType;
        if (definition is null) return served ? null : $"the CustomResourceDefinition {Name} is not installed";
        var versions = definition.Spec?.Versions ?? [];
        var version = versions.FirstOrDefault(candidate => candidate.Name == type.Version);
        if (version is not { Served: true })
        {
            var others = string.Join(", ", versions.Where(candidate => candidate.Served == true).Select(candidate => candidate.Name));
            return $"the CustomResourceDefinition {Name} does not serve version {type.Version} (it serves {(others.Length == 0 ? "none" : others)})";
        }

        if (!served) return $"the CustomResourceDefinition {Name} is not served yet";
        if (version.Schema?.OpenApiV3Schema is not { } schema) return null;
        var missing = SchemaFields.Missing(Json, schema);
        if (missing.Count == 0) return null;
        var more = missing.Count > MaxNamed ? $" and {missing.Count - MaxNamed} more" : "";
        return $"the CustomResourceDefinition {Name} is older than this operator: version {type.Version} has no {string.Join(", ", missing.Take(MaxNamed))}{more}";
    }

    private static JsonTypeInfo Json => T.ResourceType.Json.GetTypeInfo(typeof(T))!;
}
