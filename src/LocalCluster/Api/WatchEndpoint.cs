using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>GET with <c>watch=true</c>: the changes of a collection as they happen, one JSON object a line.</summary>
internal sealed class WatchEndpoint(ObjectStore store, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DefaultDuration = TimeSpan.FromMinutes(30);

    public async Task WatchAsync(ApiCall call)
    {
        var isTable = MediaTypes.Negotiate(call.Http.Request.Headers.Accept) == Representation.Table;
        var selection = Selection.Of(call);
        var options = ListOptions.Of(call);
        var duration = call.Seconds("timeoutSeconds") is { Ticks: > 0 } asked ? asked : DefaultDuration;
        var stream = new WatchStream(call, isTable, time) { Position = options.Version == 0 ? store.Current.ResourceVersion : options.Version };
        using var expiry = new CancellationTokenSource(duration, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, stopping, expiry.Token);
        call.Http.Response.ContentType = MediaTypes.Json;
        try
        {
            // A client takes the watch as established when it has the header, however long the first event is in coming.
            await call.Http.Response.Body.FlushAsync(end.Token).ConfigureAwait(false);
            if (options.SendInitialEvents ?? options.Version == 0)
                AddPresent(stream, selection, withEnd: options.SendInitialEvents is true);
            await FollowAsync(stream, selection, end.Token).ConfigureAwait(false);
        }
        catch (HistoryExpiredException exception)
        {
            stream.AddError(ApiErrors.Expired(exception.Message));
            await stream.FlushAsync(call.Http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (expiry.IsCancellationRequested && !call.Http.RequestAborted.IsCancellationRequested)
        {
            // The next watch can go on from here even if nothing has changed for long.
            stream.AddBookmark();
            await stream.FlushAsync(call.Http.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The client has gone, or the server is going.
        }
    }

    private void AddPresent(WatchStream stream, Selection selection, bool withEnd)
    {
        var snapshot = store.Current;
        foreach (var stored in selection.From(snapshot))
            stream.Add("ADDED", stored);
        stream.Position = snapshot.ResourceVersion;
        if (withEnd)
            stream.AddBookmark(isInitialEnd: true);
    }

    /// <summary>Ends by an exception.</summary>
    private async Task FollowAsync(WatchStream stream, Selection selection, CancellationToken end)
    {
        var bookmarked = time.GetTimestamp();
        while (true)
        {
            var changes = store.ChangesAfter(stream.Position, selection.Definition.StoreName);
            foreach (var change in changes.List)
                Add(stream, selection, change);
            stream.Position = changes.Reached;
            // Also while others' objects change all the time: a watch that sees none of that would else have to list again once it is cut off.
            if (time.GetElapsedTime(bookmarked) >= BookmarkInterval)
            {
                stream.AddBookmark();
                bookmarked = time.GetTimestamp();
            }

            await stream.FlushAsync(end).ConfigureAwait(false);
            var left = BookmarkInterval - time.GetElapsedTime(bookmarked);
            await changes.More.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            end.ThrowIfCancellationRequested();
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
