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
    /// <summary>What nobody has asked for meanwhile is forgotten.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ObjectKey, RecentRead<T>> _reads = new();
    private long _sweptAt = time.GetTimestamp();

    /// <summary>The object is known to have changed.</summary>
    public void Forget(ObjectKey key) => _reads.TryRemove(key, out _);

    /// <param name="period">How old an answer may be.</param>
    /// <exception cref="HttpRequestException">The API server did not answer the first read of the object; later the last answer stands.</exception>
    public async Task<RecentRead<T>> ReadAsync(ObjectKey key, TimeSpan period, CancellationToken cancellationToken)
    {
        var known = _reads.GetValueOrDefault(key);
        if (known is not null && time.GetElapsedTime(known.At) < period) return known;
        Sweep();
        try
        {
            return Keep(key, known, new(await client.GetAsync<T>(key, cancellationToken), Refusal: null, time.GetTimestamp()));
        }
        catch (KubernetesException e) when (e.IsForbidden || known is null)
        {
            // An object that the server cannot hand out takes nothing from those that need another one.
            return Keep(key, known, new(null, e.Status.Message ?? e.Message, time.GetTimestamp()));
        }
        catch (Exception e) when (known is not null && e is KubernetesException or HttpRequestException)
        {
            // For a period more: a server that is away is not asked again by every look.
            return Keep(key, known, known! with { At = time.GetTimestamp() });
        }
    }

    // Not when it was forgotten meanwhile: the answer may be from before the change.
    private RecentRead<T> Keep(ObjectKey key, RecentRead<T>? known, RecentRead<T> read)
    {
        if (known is null) _reads.TryAdd(key, read);
        else _reads.TryUpdate(key, read, known);
        return read;
    }

    private void Sweep()
    {
        var sweptAt = Interlocked.Read(ref _sweptAt);
        if (time.GetElapsedTime(sweptAt) < Kept || Interlocked.CompareExchange(ref _sweptAt, time.GetTimestamp(), sweptAt) != sweptAt) return;
        foreach (var read in _reads)
            if (time.GetElapsedTime(read.Value.At) >= Kept) _reads.TryRemove(read);
    }
}
