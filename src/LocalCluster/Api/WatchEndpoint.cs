using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>GET with <c>watch=true</c>: the changes of a collection as they happen, one JSON object a line.</summary>
internal sealed class WatchEndpoint(ObjectStore store, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromMinutes(30);

    public async Task WatchAsync(ApiCall call)
    {
        var representation = MediaTypes.Negotiate(call.Http.Request.Headers.Accept);
        var selection = Selection.Of(call);
        var options = ListOptions.Of(call);
        var sendInitial = options.SendInitialEvents ?? options.Version == 0;
        var bookmarks = call.Flag("allowWatchBookmarks");
        var duration = call.Seconds("timeoutSeconds") is { Ticks: > 0 } asked ? asked : DefaultDuration;

        var stream = new WatchStream(call, representation == Representation.Table, time);
        using var expiry = new CancellationTokenSource(duration, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, stopping, expiry.Token);
        call.Http.Response.ContentType = MediaTypes.Json;
        // A client takes the watch as established when it has the header, however long the first event is in coming.
        await call.Http.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
        var position = options.Version == 0 ? store.Current.ResourceVersion : options.Version;
        try
        {
            if (sendInitial)
            {
                var snapshot = store.Current;
                foreach (var stored in selection.From(snapshot))
                    stream.Add("ADDED", stored);
                if (options.SendInitialEvents is true && bookmarks)
                    stream.AddBookmark(snapshot.ResourceVersion, isInitialEnd: true);
                position = snapshot.ResourceVersion;
            }

            while (true)
            {
                var changes = store.ChangesAfter(position, call.Target.Definition.StoreName);
                foreach (var change in changes.List)
                    Add(stream, selection, change);
                position = changes.Reached;
                await stream.FlushAsync(end.Token).ConfigureAwait(false);
                try
                {
                    await changes.More.WaitAsync(BookmarkInterval, time, end.Token).ConfigureAwait(false);
                }
                catch (TimeoutException)
                {
                    if (bookmarks)
                        stream.AddBookmark(position, isInitialEnd: false);
                }
            }
        }
        catch (HistoryExpiredException exception)
        {
            stream.AddError(ApiErrors.Expired(exception.Message));
            await stream.FlushAsync(call.Http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (expiry.IsCancellationRequested && !call.Http.RequestAborted.IsCancellationRequested)
        {
            // The next watch can go on from here even if nothing has changed for long.
            if (bookmarks)
                stream.AddBookmark(position, isInitialEnd: false);
            await stream.FlushAsync(call.Http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the server is going.
        }
    }

    private static void Add(WatchStream stream, Selection selection, Change change)
    {
        var isSeen = selection.Matches(change.Object);
        var wasSeen = change.Previous is { } previous && selection.Matches(previous);
        switch (change.Type)
        {
            case ChangeType.Deleted when isSeen || wasSeen:
                stream.Add("DELETED", change.Object);
                break;
            case ChangeType.Added or ChangeType.Modified when isSeen:
                stream.Add(wasSeen ? "MODIFIED" : "ADDED", change.Object);
                break;
            case ChangeType.Modified when wasSeen:
                stream.Add("DELETED", change.Object);
                break;
        }
    }
}
