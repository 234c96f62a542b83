using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Store;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>GET of an object and of a collection.</summary>
internal sealed class ReadEndpoint(ObjectStore store, TimeProvider time)
{
    public Task GetAsync(ApiCall call) => Answer.ObjectAsync(
        call,
        store.Current.Find(call.Target.Key) ?? throw ApiErrors.NotFound(call.Target.Definition, call.Target.Name),
        time.GetUtcNow());

    public async Task ListAsync(ApiCall call)
    {
        var representation = MediaTypes.Negotiate(call.Http.Request.Headers.Accept);
        var selection = Selection.Of(call);
        var snapshot = store.Current;
        CheckVersion(call, snapshot);
        var token = call.Query("continue") is { } text ? ContinueToken.Parse(text) : null;
        if (token is not null)
            CheckToken(call, token);

        var matching = selection.From(snapshot);
        if (token is not null)
            matching = matching.SkipWhile(stored => stored.Key.InResource.CompareTo(token.After) <= 0);
        var items = matching.ToList();
        var version = token?.ResourceVersion ?? snapshot.ResourceVersion;
        var metadata = new JsonObject { ["resourceVersion"] = $"{version}" };
        if (call.Number("limit") is > 0 and var limit && items.Count > limit)
        {
            if (selection.IsEverything)
                metadata["remainingItemCount"] = items.Count - limit;
            items.RemoveRange((int)limit, items.Count - (int)limit);
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

    private static void CheckVersion(ApiCall call, StoreSnapshot snapshot)
    {
        var asked = call.Number("resourceVersion") ?? 0;
        if (asked > snapshot.ResourceVersion)
        {
            var message = $"Too large resource version: {asked}, current: {snapshot.ResourceVersion}";
            throw new ApiException(504, "Timeout", message, new JsonObject
            {
                ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ResourceVersionTooLarge", ["message"] = "Too large resource version" }),
                ["retryAfterSeconds"] = 1,
            });
        }

        if (call.Query("resourceVersionMatch") == "Exact" && snapshot.Of(call.Target.Definition.StoreName).ResourceVersion > asked)
            throw ApiErrors.Expired($"The resourceVersion for the provided list is too old: {asked}");
    }

    private void CheckToken(ApiCall call, ContinueToken token)
    {
        try
        {
            store.ChangesAfter(token.ResourceVersion, call.Target.Definition.StoreName);
        }
        catch (HistoryExpiredException)
        {
            throw ApiErrors.Expired(
                "The provided continue parameter is too old to display a consistent list result. You must start a new list without the continue parameter.");
        }
    }
}
