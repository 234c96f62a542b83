namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>A request's path taken apart. <see cref="Collection"/> is without the namespace: <c>api/v1/pods</c>.</summary>
internal sealed record ApiPath(string Collection, string? Namespace, string? Name, string? Subresource)
{
    public static ApiPath? Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var root = parts.FirstOrDefault() switch { "api" => 2, "apis" => 3, _ => int.MaxValue };
        if (parts.Length <= root)
            return null;
        var group = string.Join('/', parts[..root]);
        var rest = parts[root..];
        string? ns = null;
        if (rest is ["namespaces", var name, _, ..])
            (ns, rest) = (name, rest[2..]);
        return new($"{group}/{rest[0]}", ns, rest.ElementAtOrDefault(1), rest.ElementAtOrDefault(2));
    }
}
