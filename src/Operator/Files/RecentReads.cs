using System.Collections.Concurrent;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Files;

/// <summary>
/// Objects that users own and a few targets name, each read anew after a while. Watching them all would mean to hold every Secret and ConfigMap of the cluster.
/// </summary>
internal sealed class RecentReads<T>(IKubernetesClient client, TimeProvider time)
    where T : class, IResource<T>
{
    private const int MaxKept = 4096;

    private readonly ConcurrentDictionary<ObjectKey, RecentRead<T>> _reads = new();

    /// <summary>The object is known to have changed.</summary>
    public void Forget(ObjectKey key) => _reads.TryRemove(key, out _);

    /// <param name="period">How old an answer may be.</param>
    /// <exception cref="KubernetesException">The first read of the object failed; later the last answer stands.</exception>
    /// <exception cref="HttpRequestException">The same.</exception>
    public async Task<RecentRead<T>> ReadAsync(ObjectKey key, TimeSpan period, CancellationToken cancellationToken)
    {
        var known = _reads.GetValueOrDefault(key);
        if (known is not null && time.GetElapsedTime(known.At) < period) return known;
        try
        {
            if (_reads.Count >= MaxKept) _reads.Clear();
            return _reads[key] = new(await client.GetAsync<T>(key, cancellationToken), Refusal: null, time.GetTimestamp());
        }
        catch (KubernetesException e) when (e.IsForbidden)
        {
            return _reads[key] = new(null, e.Status.Message ?? e.Message, time.GetTimestamp());
        }
        catch (Exception e) when (known is not null && e is KubernetesException or HttpRequestException)
        {
            return known!;
        }
    }
}
