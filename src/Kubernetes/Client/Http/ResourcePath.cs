using System.Globalization;
using System.Text;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>URLs of the API, relative to the server's own (which may have a path, as behind a gateway).</summary>
internal static class ResourcePath
{
    public static string GroupVersion(string group, string version) => group.Length == 0 ? $"api/{version}" : $"apis/{group}/{version}";

    public static string Collection<T>(string? namespaceName)
        where T : class, IResource<T>
    {
        var type = T.ResourceType;
        var root = GroupVersion(type.Group, type.Version);
        return type.Namespaced && !string.IsNullOrEmpty(namespaceName)
            ? $"{root}/namespaces/{Uri.EscapeDataString(namespaceName)}/{type.Plural}"
            : $"{root}/{type.Plural}";
    }

    public static string Object<T>(ObjectKey key, string? subresource = null)
        where T : class, IResource<T>
    {
        if (string.IsNullOrEmpty(key.Name))
            throw new ArgumentException($"A {T.ResourceType.Kind} without a name cannot be addressed.", nameof(key));
        if (T.ResourceType.Namespaced && string.IsNullOrEmpty(key.Namespace))
            throw new ArgumentException($"{T.ResourceType.Kind} {key.Name} needs a namespace.", nameof(key));
        var path = $"{Collection<T>(key.Namespace)}/{Uri.EscapeDataString(key.Name)}";
        return subresource is null ? path : $"{path}/{subresource}";
    }

    public static string WithQuery(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new StringBuilder(path);
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (value is null)
                continue;
            query.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return query.ToString();
    }

    public static string? Seconds(TimeSpan? time) => time is { } value ? Math.Ceiling(value.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture) : null;
}
