using System.Globalization;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Hands events to a background writer through a bounded queue; when that is full, the newest are dropped and said so.</summary>
internal sealed partial class EventPublisher(
    IKubernetesClient client, string controller, string instance, TimeProvider time, Random random, ILogger<EventPublisher> logger) : IEventPublisher
{
    private const int Capacity = 1000;
    private const int MaxTries = 12;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(10);

    private readonly EventSeriesBook _book = new();
    private readonly Channel<(EventKey Key, string Note, DateTimeOffset At)> _queue = Channel.CreateBounded<(EventKey, string, DateTimeOffset)>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public void Publish(IKubernetesObject regarding, EventType type, string reason, string action, string note, IKubernetesObject? related = null)
    {
        var key = new EventKey(type.ToString(), action, reason, Reference(regarding), related is null ? null : Reference(related));
        if (!_queue.Writer.TryWrite((key, EventNote.Fit(note), time.GetUtcNow())))
            LogDropped(reason, regarding.Kind, regarding.Metadata.Namespace, regarding.Metadata.Name);
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var tick = new PeriodicTimer(EventSeriesBook.QuietPeriod / 6, time);
        var ticked = tick.WaitForNextTickAsync(cancellationToken).AsTask();
        var arrived = _queue.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            await Task.WhenAny(ticked, arrived);
            cancellationToken.ThrowIfCancellationRequested();
            if (ticked.IsCompleted)
            {
                foreach (var (key, write) in _book.Flush(time.GetUtcNow()))
                    await SendAsync(key, write, "", cancellationToken);
                ticked = tick.WaitForNextTickAsync(cancellationToken).AsTask();
            }

            if (!arrived.IsCompleted)
                continue;
            await DrainAsync(cancellationToken);
            arrived = _queue.Reader.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    /// <summary>Sends what is queued; for the last words at a stop.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (_queue.Reader.TryRead(out var item))
        {
            if (_book.Observe(item.Key, NameFor(item.Key, item.At), item.At) is { } write)
                await SendAsync(item.Key, write, item.Note, cancellationToken);
        }
    }

    private async Task SendAsync(EventKey key, EventWrite write, string note, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await SendOnceAsync(key, write, note, cancellationToken);
                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                if (attempt == MaxTries || !IsWorthRetrying(error))
                {
                    LogFailed(key.Reason, key.Regarding.Kind, key.Regarding.Namespace, key.Regarding.Name, error.Message);
                    return;
                }
            }

            await Task.Delay(RetryDelay * (0.75 + (random.NextDouble() / 2)), time, cancellationToken);
        }
    }

    private async Task SendOnceAsync(EventKey key, EventWrite write, string note, CancellationToken cancellationToken)
    {
        var at = new ObjectKey(NamespaceOf(key), write.Name);
        if (write.Count > 1)
        {
            var series = new JsonObject { ["count"] = write.Count, ["lastObservedTime"] = MicroTimeConverter.Format(write.LastObserved) };
            try
            {
                await client.MergePatchAsync<Event>(at, new() { ["series"] = series }, null, cancellationToken);
                return;
            }
            catch (KubernetesException error) when (error.IsNotFound)
            {
                // Events live for an hour; the series goes on in a new one.
            }
        }

        await client.CreateAsync(Create(at, key, write, note), cancellationToken);
    }

    private Event Create(ObjectKey at, EventKey key, EventWrite write, string note) => new()
    {
        Metadata = new() { Namespace = at.Namespace, Name = at.Name },
        EventTime = write.LastObserved,
        Series = write.Count > 1 ? new() { Count = write.Count, LastObservedTime = write.LastObserved } : null,
        ReportingController = controller,
        ReportingInstance = instance,
        Action = key.Action,
        Reason = key.Reason,
        Regarding = key.Regarding,
        Related = key.Related,
        Note = note,
        Type = key.Type,
    };

    private static bool IsWorthRetrying(Exception error) => error is not KubernetesException refused || refused.IsTooManyRequests || (int)refused.Code >= 500;

    private static string NamespaceOf(EventKey key) => string.IsNullOrEmpty(key.Regarding.Namespace) ? "default" : key.Regarding.Namespace;

    private string NameFor(EventKey key, DateTimeOffset at) =>
        $"{key.Regarding.Name}.{at.UtcTicks.ToString("x", CultureInfo.InvariantCulture)}{random.Next(0x1000).ToString("x3", CultureInfo.InvariantCulture)}";

    private static ObjectReference Reference(IKubernetesObject entity) => new()
    {
        ApiVersion = entity.ApiVersion,
        Kind = entity.Kind,
        Namespace = entity.Metadata.Namespace,
        Name = entity.Metadata.Name,
        Uid = entity.Metadata.Uid,
    };

    [LoggerMessage(LogLevel.Warning, "Event {Reason} for {Kind} {Namespace}/{Name} dropped: 1000 are waiting to be written")]
    private partial void LogDropped(string reason, string? kind, string? @namespace, string? name);

    [LoggerMessage(LogLevel.Warning, "Event {Reason} for {Kind} {Namespace}/{Name} could not be written: {Error}")]
    private partial void LogFailed(string reason, string? kind, string? @namespace, string? name, string error);
}
