using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Keeps a sink equal to what the server has: list, then watch from there, for ever. <see cref="WatchEnding"/> says how each way to fail is met.
/// </summary>
internal sealed partial class Reflector<T>(
    IKubernetesClient client, ReflectorScope scope, IReflectorSink<T> sink, TimeProvider time, Random random, ILogger logger)
    where T : class, IResource<T>
{
    private readonly long _origin = time.GetTimestamp();
    private ReflectorBackoff _backoff;
    private string? _lastVersion;
    private TimeSpan? _failingSince;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var position = ListPosition.Start;
        while (!cancellationToken.IsCancellationRequested)
        {
            position = await ListAsync(position, cancellationToken) ?? await WatchUntilStaleAsync(cancellationToken);
        }
    }

    /// <summary>Null when the list succeeded, otherwise where to list next.</summary>
    private async Task<ListPosition?> ListAsync(ListPosition position, CancellationToken cancellationToken)
    {
        try
        {
            var (items, version) = await PagedList.ReadAsync<T>(client, scope, position, cancellationToken);
            sink.Replace(items, version);
            _lastVersion = version;
            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            if (error is KubernetesException { IsGone: true } or KubernetesException { IsResourceVersionTooLarge: true } && !position.IsNewest)
                return ListPosition.Newest;
            await BackOffAsync(error, cancellationToken);
            return position;
        }
    }

    private async Task<ListPosition> WatchUntilStaleAsync(CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var ending = await WatchOnceAsync(cancellationToken) with { IsFirst = isFirst };
            cancellationToken.ThrowIfCancellationRequested();
            var action = ending.Decide();
            if (action is WatchAction.BackOffAndResume or WatchAction.BackOffAndRelist)
                await BackOffAsync(ending.Error ?? new IOException("the server closed the watch at once"), cancellationToken);
            if (action is WatchAction.Relist or WatchAction.BackOffAndRelist)
                return ListPosition.AtLeast(_lastVersion);
        }
    }

    private async Task<WatchEnding> WatchOnceAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var events = 0;
        Exception? failure = null;
        try
        {
            await foreach (var item in client.WatchAsync<T>(scope.Namespace, scope.ToWatch(_lastVersion, random), cancellationToken))
            {
                if (item.Type == "ERROR")
                    throw WatchErrors.ToException<T>(item.Error ?? new());
                events++;
                _failingSince = null;
                Handle(item);
            }
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            failure = error;
            if (error is KubernetesException { IsInternalError: true })
                _failingSince ??= Now;
        }

        return new(failure, events, time.GetElapsedTime(started), _failingSince is { } since ? Now - since : TimeSpan.Zero);
    }

    private TimeSpan Now => time.GetElapsedTime(_origin);

    private void Handle(WatchEvent<T> item)
    {
        var metadata = item.Object?.Metadata ?? item.Metadata ?? new();
        if (item.Type == "DELETED" && metadata.Name is { } name)
            sink.Delete(new(metadata.Namespace, name), metadata.ResourceVersion);
        else if (item.Object is not null)
            sink.Apply(item.Object);
        else if (item.Error is not null)
            LogUnreadable(T.ResourceType.Kind, metadata.Namespace, metadata.Name, item.Error.Message);
        if (string.IsNullOrEmpty(metadata.ResourceVersion))
            return;
        _lastVersion = metadata.ResourceVersion;
        sink.Reached(metadata.ResourceVersion);
    }

    private async Task BackOffAsync(Exception error, CancellationToken cancellationToken)
    {
        (var delay, _backoff) = _backoff.Step(Now, random.NextDouble());
        LogRetry(T.ResourceType.Plural, delay.TotalSeconds, error.Message);
        await Task.Delay(delay, time, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Watching {Resource} failed, next try in {Seconds:F1} s: {Error}")]
    private partial void LogRetry(string resource, double seconds, string error);

    [LoggerMessage(LogLevel.Error, "{Kind} {Namespace}/{Name} does not fit the model; its last readable state stands until it changes: {Error}")]
    private partial void LogUnreadable(string kind, string? @namespace, string? name, string? error);
}
