using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The API over one HTTP/2 connection pool. No client-side rate limit: the server's priority and fairness decides.</summary>
public sealed class KubernetesClient : IKubernetesClient, IDisposable
{
    public KubernetesClient(KubernetesClientConfiguration configuration, TimeProvider? time = null) => throw new NotImplementedException();

    public Task<KubernetesList<T>> ListAsync<T>(string? namespaceName, ListOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(string? namespaceName, WatchOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<T?> GetAsync<T>(ObjectKey key, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<T> ApplyAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<T> ApplyAsync<T>(ObjectKey key, JsonObject body, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<T> MergePatchAsync<T>(ObjectKey key, JsonObject patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<T> JsonPatchAsync<T>(ObjectKey key, JsonArray patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<bool> DeleteAsync<T>(ObjectKey key, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => throw new NotImplementedException();

    public Task<Lease> ReplaceLeaseAsync(Lease lease, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<bool> IsServedAsync(string group, string version, string plural, CancellationToken cancellationToken) => throw new NotImplementedException();

    public void Dispose() => throw new NotImplementedException();
}
