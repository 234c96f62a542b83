using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Discovery;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Lifecycle;

/// <summary>
/// Does what follows from the stored objects, level by level: looks at everything, acts, and looks again when something has changed.
/// </summary>
internal sealed partial class ClusterLifecycle(
    ObjectStore store, ResourceCatalog catalog, ObjectWriter writer, TimeProvider time, ILogger<ClusterLifecycle> logger)
{
    // Several changes that come together are looked at once.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly WriteRequest Request = new() { Manager = "local-cluster" };

    private DateTimeOffset _eventsSwept;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var snapshot = store.Current;
                await LookAsync(snapshot, cancellationToken).ConfigureAwait(false);
                await WaitForChangeAsync(snapshot.ResourceVersion, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task LookAsync(StoreSnapshot snapshot, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var action in Decide(snapshot).ToList())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await ActAsync(action).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Nobody would look again, and nobody would hear of it before the server stops.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogLookFailed(exception);
        }
    }

    private IEnumerable<LifecycleAction> Decide(StoreSnapshot snapshot)
    {
        var actions = NamespaceContent.Decide(snapshot)
            .Concat(DefinitionContent.Decide(snapshot))
            .Concat(OwnerGarbage.Decide(snapshot, catalog.Current));
        var now = time.GetUtcNow();
        if (now - _eventsSwept < LongestPause)
            return actions;
        _eventsSwept = now;
        return actions.Concat(EventExpiry.Decide(snapshot, now));
    }

    private async Task ActAsync(LifecycleAction action)
    {
        if (catalog.Current.OfStore(action.Key.Resource) is not { } definition)
            return;
        var target = new ObjectTarget(definition, action.Key.Namespace, action.Key.Name);
        try
        {
            await (action switch
            {
                LifecycleAction.Create create => writer.CreateAsync(target, create.Object, Request),
                LifecycleAction.Delete delete =>
                    (Task)writer.DeleteAsync(target, new DeleteRequest { Uid = delete.Object.Uid, Propagation = delete.Propagation }),
                LifecycleAction.Change change => writer.UpdateAsync(target, obj => Edit(obj, change), Request),
                _ => throw new InvalidOperationException($"{action.GetType().Name} is not known."),
            }).ConfigureAwait(false);
        }
        catch (ApiException exception) when (exception.Code is 404 or 409)
        {
            // Somebody else was faster; the next look tells what is left to do.
        }
#pragma warning disable CA1031 // One object that resists must not keep the others; the next look tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(action.Key.Resource, action.Key.Namespace, action.Key.Name, exception.Message);
        }
    }

    private static JsonObject? Edit(JsonObject obj, LifecycleAction.Change change)
    {
        if (new ObjectMetadata(obj).Uid != change.Object.Uid)
            return null;
        change.Edit(obj);
        return obj;
    }

    private async Task WaitForChangeAsync(long version, CancellationToken cancellationToken)
    {
        try
        {
            var changes = store.ChangesAfter(version);
            if (changes.List.Count == 0)
                await changes.More.WaitAsync(LongestPause, time, cancellationToken).ConfigureAwait(false);
            await Task.Delay(Settle, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
        }
        catch (HistoryExpiredException)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster could not look for what is to be cleaned up, and tries again after the next change")]
    private partial void LogLookFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster could not clean up {Resource} {Namespace}/{Name}, and tries again: {Reason}")]
    private partial void LogFailed(string resource, string @namespace, string name, string reason);
}
