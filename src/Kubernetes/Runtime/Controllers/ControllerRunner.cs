using Microsoft.Extensions.Logging;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The workers of one controller: take a key, reconcile, do to the queue what <see cref="QueueAction"/> says.</summary>
internal sealed partial class ControllerRunner<T>(
    ControllerBuilder<T> definition,
    IEntityController<T> controller,
    FinalizerChain<T> finalizers,
    ICachedStore<T> store,
    WorkQueue queue,
    SourceContext<T> sources,
    ControllerMetrics metrics,
    ILogger logger) : IControllerRunner
    where T : class, IResource<T>
{
    private readonly EntityListener<T> _listener = new(definition.Predicate, queue);

    public string Name => definition.Name;

    public WorkQueue Queue => queue;

    public ControllerMetrics Metrics => metrics;

    public void Connect()
    {
        store.Subscribe(_listener);
        foreach (var connect in definition.Sources)
            connect(sources);
    }

    public Task RunAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, definition.MaxConcurrentReconciles).Select(_ => WorkAsync(cancellationToken)));

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (true)
        {
            var item = await queue.TakeAsync(cancellationToken);
            metrics.Started(item);
            QueueAction? action = null;
            try
            {
                action = await ReconcileAsync(item.Key, cancellationToken);
                Apply(item, action.Value);
            }
            finally
            {
                metrics.Finished(item.Key, action);
                queue.Done(item.Key);
            }
        }
    }

    private void Apply(QueueItem item, QueueAction action)
    {
        if (action.Forget)
            queue.Forget(item.Key);
        if (!action.Requeue)
            return;
        if (action.After is { } after)
            queue.Add(item.Key, item.Priority, after);
        else
            queue.AddRateLimited(item.Key, item.Priority);
    }

    private async Task<QueueAction> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        using var scope = logger.BeginScope(new ReconcileScope(definition.Name, key));
        try
        {
            var result = await DispatchAsync(key, cancellationToken);
            if (result is null)
                return QueueAction.Of(true, false, null);
            if (!result.IsSuccess)
                LogFailure(result.Error, definition.Name, key, result.ErrorMessage, result.IsTerminal ? "not tried again until it changes" : "tried again");
            return QueueAction.Of(result);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (KubernetesException error) when (error.IsConflict)
        {
            LogConflict(definition.Name, key, error.Message);
            return QueueAction.Of(false, false, null);
        }
        catch (Exception error)
        {
            // Whatever a reconcile throws concerns its own object only.
            if (error is not (KubernetesException or HttpRequestException or IOException or TimeoutException or OperationCanceledException or NotLeaderException))
                metrics.Panicked();
            LogFailure(error, definition.Name, key, error.Message, "tried again");
            return QueueAction.Of(false, false, null);
        }
    }

    /// <summary>Null when there is nothing (left) to do.</summary>
    private async Task<ReconciliationResult<T>?> DispatchAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        var entity = store.Get(key);
        if (_listener.LastStateOf(key) is { } last && last.Metadata.Uid != entity?.Metadata.Uid)
        {
            var told = await controller.DeletedAsync(last, cancellationToken);
            if (!told.IsSuccess)
                return told;
            _listener.Told(key, last);
        }

        if (entity is null)
            return null;
        if (entity.Metadata.DeletionTimestamp is not null)
            return await finalizers.FinalizeAsync(entity, cancellationToken);
        // Nothing is done for an object before its finalizer is stored.
        if (await finalizers.AttachAsync(entity, cancellationToken) is not { } held)
            return null;
        // The write itself wakes us again, where the predicate lets it through.
        if (!ReferenceEquals(held, entity) && ObjectChange.Matters(entity, held, definition.Predicate))
            return null;
        return await controller.ReconcileAsync(held, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "{Controller}: {Key}: {Reason} ({Consequence})")]
    private partial void LogFailure(Exception? error, string controller, ObjectKey key, string reason, string consequence);

    [LoggerMessage(LogLevel.Information, "{Controller}: {Key} was changed by someone else meanwhile, tried again: {Reason}")]
    private partial void LogConflict(string controller, ObjectKey key, string reason);
}
