using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Store;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>GET of an object and of a collection.</summary>
internal sealed class ReadEndpoint(ObjectStore store, TimeProvider time)
{
    private const string ExpiredChunk =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, "
        + "or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an "
        + "inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    public Task GetAsync(ApiCall call)
    {
        var snapshot = store.Current;
        if (call.Number("resourceVersion") is { } version && version > snapshot.ResourceVersion)
            throw ApiErrors.NotYet(version, snapshot.ResourceVersion);
        var stored = snapshot.Find(call.Target.Key) ?? throw ApiErrors.NotFound(call.Target.Definition, call.Target.Name);
        return Answer.ObjectAsync(call, stored, time.GetUtcNow());
    }

    public async Task ListAsync(ApiCall call)
    {
        var representation = MediaTypes.Negotiate(call.Http.Request.Headers.Accept);
        var selection = Selection.Of(call);
        var options = ListOptions.Of(call);
        var (collection, version) = Collection(call, options);
        var matching = selection.From(collection);
        if (options.Continue is { } token)
            matching = matching.SkipWhile(stored => stored.Key.InResource.CompareTo(token.After) <= 0);
        var items = matching.ToList();
        var metadata = new JsonObject { ["resourceVersion"] = $"{version}" };
        if (options.Limit is { } limit && items.Count > limit)
        {
            if (selection.IsEverything)
                metadata["remainingItemCount"] = items.Count - limit;
            items.RemoveRange(limit, items.Count - limit);
            metadata["continue"] = new ContinueToken(version, items[^1].Key.InResource).ToString();
        }

        var definition = call.Target.Definition;
        if (representation == Representation.Table)
        {
            var views = items.Select(stored => Answer.View(definition, stored));
            var table = ResourceTable.Build(definition, views, Answer.Included(call), metadata, time.GetUtcNow());
            await Answer.JsonAsync(call.Http, table).ConfigureAwait(false);
        }
        else
        {
            await WriteListAsync(call, items, metadata).ConfigureAwait(false);
        }
    }

    private static async Task WriteListAsync(ApiCall call, List<StoredObject> items, JsonObject metadata)
    {
        var definition = call.Target.Definition;
        var head = JsonUtf8.Text(new JsonObject { ["kind"] = definition.ListKind, ["apiVersion"] = definition.ApiVersion, ["metadata"] = metadata });
        var response = call.Http.Response;
        response.ContentType = MediaTypes.Json;
        var output = response.BodyWriter;
        // The items follow inside the same object: its closing brace comes at the end.
        await output.WriteAsync(head.AsMemory(0, head.Length - 1)).ConfigureAwait(false);
        await output.WriteAsync(Encoding.UTF8.GetBytes(",\"items\":[")).ConfigureAwait(false);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                await output.WriteAsync(","u8.ToArray()).ConfigureAwait(false);
            var flushed = await output.WriteAsync(Answer.Utf8(definition, items[i])).ConfigureAwait(false);
            if (flushed.IsCompleted)
                return;
        }

        await output.WriteAsync("]}"u8.ToArray()).ConfigureAwait(false);
    }

    /// <summary>The objects to list from, at the version that the request means.</summary>
    private (ResourceCollection Collection, long Version) Collection(ApiCall call, ListOptions options)
    {
        var snapshot = store.Current;
        if (options.Version > snapshot.ResourceVersion)
            throw ApiErrors.NotYet(options.Version, snapshot.ResourceVersion);
        var asked = options.Continue?.ResourceVersion ?? (options.IsExact ? options.Version : ContinueToken.Latest);
        var resource = call.Target.Definition.StoreName;
        if (asked == ContinueToken.Latest)
            return (snapshot.Of(resource), snapshot.ResourceVersion);
        try
        {
            return (store.AsOf(asked, resource), asked);
        }
        catch (HistoryExpiredException) when (options.Continue is { } token)
        {
            throw new ApiException(410, "Expired", ExpiredChunk) { Continue = token with { ResourceVersion = ContinueToken.Latest } };
        }
        catch (HistoryExpiredException)
        {
            throw ApiErrors.Expired($"The resourceVersion for the provided list is too old: {asked}");
        }
    }
}
