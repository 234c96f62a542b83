using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>
/// The API server, typed. Every method throws <see cref="KubernetesException"/> when the server answers with an error, and
/// <see cref="HttpRequestException"/> when it does not answer. There is no full update on purpose: the models are partial.
/// </summary>
public interface IKubernetesClient
{
    /// <summary>One page, or everything when <see cref="ListOptions.Limit"/> is null.</summary>
    /// <param name="namespaceName">Null lists all namespaces.</param>
    Task<KubernetesList<T>> ListAsync<T>(string? namespaceName, ListOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>Ends without an error when the server closes the stream; a broken line ends it with <see cref="System.Text.Json.JsonException"/>.</summary>
    IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(string? namespaceName, WatchOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>Null when the object does not exist.</summary>
    Task<T?> GetAsync<T>(ObjectKey key, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>Server-side apply of what <paramref name="entity"/> says; members that are null are not applied.</summary>
    Task<T> ApplyAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>Server-side apply of a hand-made body; <c>apiVersion</c>, <c>kind</c> and <c>metadata.name</c> are filled in.</summary>
    Task<T> ApplyAsync<T>(ObjectKey key, JsonObject body, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>RFC 7386.</summary>
    Task<T> MergePatchAsync<T>(ObjectKey key, JsonObject patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>RFC 6902. A <c>test</c> that fails is a <see cref="KubernetesException"/> with code 422.</summary>
    Task<T> JsonPatchAsync<T>(ObjectKey key, JsonArray patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>False when it was not there.</summary>
    Task<bool> DeleteAsync<T>(ObjectKey key, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>;

    /// <summary>The one full update: a Lease is modelled whole, and its resourceVersion is the lock.</summary>
    Task<Lease> ReplaceLeaseAsync(Lease lease, CancellationToken cancellationToken);

    /// <summary>Whether discovery lists the resource.</summary>
    Task<bool> IsServedAsync(string group, string version, string plural, CancellationToken cancellationToken);
}
