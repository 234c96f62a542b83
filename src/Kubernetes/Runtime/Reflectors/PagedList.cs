using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal static class PagedList
{
    /// <summary>All pages. A page token that expires meanwhile surfaces as 410: what was read so far is of a version that is gone.</summary>
    public static async Task<(List<T> Items, string? Version)> ReadAsync<T>(
        IKubernetesClient client, ReflectorScope scope, ListPosition position, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        var items = new List<T>();
        string? next = null;
        while (true)
        {
            var page = await client.ListAsync<T>(scope.Namespace, scope.ToList(position, next), cancellationToken);
            items.AddRange(page.Items);
            if (string.IsNullOrEmpty(page.Metadata.Continue))
                return (items, page.Metadata.ResourceVersion);
            next = page.Metadata.Continue;
        }
    }
}
