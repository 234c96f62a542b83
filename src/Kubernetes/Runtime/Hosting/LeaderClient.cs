using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The client that controllers get: writes only while leading, and tells the caches what was written.</summary>
internal sealed class LeaderClient(IKubernetesClient inner, ILeadership leadership, IWriteRecorder recorder) : IKubernetesClient
{
    public Task<KubernetesList<T>> ListAsync<T>(string? namespaceName, ListOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => inner.ListAsync<T>(namespaceName, options, cancellationToken);

    public IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(string? namespaceName, WatchOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => inner.WatchAsync<T>(namespaceName, options, cancellationToken);

    public Task<T?> GetAsync<T>(ObjectKey key, CancellationToken cancellationToken)
        where T : class, IResource<T> => inner.GetAsync<T>(key, cancellationToken);

    public Task<T> CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IResource<T> => WriteAsync(() => inner.CreateAsync(entity, cancellationToken));

    public Task<T> ApplyAsync<T>(T entity, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => WriteAsync(() => inner.ApplyAsync(entity, options, cancellationToken));

    public Task<T> ApplyAsync<T>(ObjectKey key, JsonObject body, ApplyOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T> => WriteAsync(() => inner.ApplyAsync<T>(key, body, options, cancellationToken));

    public Task<T> MergePatchAsync<T>(ObjectKey key, JsonObject patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T> => WriteAsync(() => inner.MergePatchAsync<T>(key, patch, subresource, cancellationToken));

    public Task<T> JsonPatchAsync<T>(ObjectKey key, JsonArray patch, string? subresource, CancellationToken cancellationToken)
        where T : class, IResource<T> => WriteAsync(() => inner.JsonPatchAsync<T>(key, patch, subresource, cancellationToken));

    public Task<bool> DeleteAsync<T>(ObjectKey key, DeleteOptions options, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        leadership.ThrowIfNotLeader();
        return inner.DeleteAsync<T>(key, options, cancellationToken);
    }

    public Task<Lease> ReplaceLeaseAsync(Lease lease, CancellationToken cancellationToken) => WriteAsync(() => inner.ReplaceLeaseAsync(lease, cancellationToken));

    public Task<bool> IsServedAsync(string group, string version, string plural, CancellationToken cancellationToken) =>
        inner.IsServedAsync(group, version, plural, cancellationToken);

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
        where T : class, IResource<T>
    {
        leadership.ThrowIfNotLeader();
        var written = await write();
        recorder.Record(written);
        return written;
    }
}
