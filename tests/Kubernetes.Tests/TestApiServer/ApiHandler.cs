using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>The verbs.</summary>
internal static class ApiHandler
{
    public static async Task HandleAsync(HttpContext context, ObjectTable table, string body)
    {
        var path = ApiPath.Parse(context.Request.Path.Value!) ?? throw ApiError.NotFound("the path");
        switch (context.Request.Method)
        {
            case "GET" when context.Request.Query["watch"] == "true":
                await WatchAsync(context, table, path);
                return;
            case "GET" when path.Name is null:
                await AnswerAsync(context, List(context, table, path));
                return;
            case "GET":
                await AnswerAsync(context, table.Find(path) ?? throw ApiError.NotFound($"{path.Collection} \"{path.Name}\""));
                return;
            case "POST":
                await AnswerAsync(context, Create(table, path, JsonNode.Parse(body)!.AsObject()), 201);
                return;
            case "PUT":
                await AnswerAsync(context, Replace(table, path, JsonNode.Parse(body)!.AsObject()));
                return;
            case "PATCH":
                await AnswerAsync(context, Patch(table, path, context.Request.ContentType, JsonNode.Parse(body)!));
                return;
            case "DELETE":
                await AnswerAsync(context, Delete(table, path, JsonNode.Parse(body) as JsonObject));
                return;
        }
    }

    public static Task AnswerAsync(HttpContext context, JsonObject body, int code = 200)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private static JsonObject List(HttpContext context, ObjectTable table, ApiPath path)
    {
        var (items, version) = table.List(path, Selector(context.Request.Query["labelSelector"].ToString()));
        var metadata = new JsonObject { ["resourceVersion"] = version.ToString() };
        var from = int.TryParse(context.Request.Query["continue"], out var start) ? start : 0;
        if (int.TryParse(context.Request.Query["limit"], out var limit) && from + limit < items.Count)
            metadata["continue"] = (from + limit).ToString();
        else
            limit = items.Count;
        return new() { ["kind"] = "List", ["metadata"] = metadata, ["items"] = new JsonArray([.. items.Skip(from).Take(limit)]) };
    }

    private static Func<JsonObject, bool> Selector(string selector)
    {
        var terms = selector.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(term => term.Split('=')).ToList();
        return entity => terms.All(term => (string?)entity["metadata"]?["labels"]?[term[0]] == term[1]);
    }

    private static async Task WatchAsync(HttpContext context, ObjectTable table, ApiPath path)
    {
        var channel = table.Watch(path, long.Parse(context.Request.Query["resourceVersion"]!));
        try
        {
            context.Response.ContentType = "application/json";
            await context.Response.StartAsync(context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await foreach (var line in channel.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(line, context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        finally
        {
            table.Unwatch(channel);
        }
    }

    private static JsonObject Create(ObjectTable table, ApiPath path, JsonObject body)
    {
        var named = path with { Name = (string)body["metadata"]!["name"]! };
        return table.Write(named, old => old is null ? body : throw new ApiError(409, "AlreadyExists", $"{path.Collection} \"{named.Name}\" already exists"));
    }

    private static JsonObject Replace(ObjectTable table, ApiPath path, JsonObject body) => table.Write(path, old =>
    {
        if (old is null)
            throw ApiError.NotFound($"{path.Collection} \"{path.Name}\"");
        if (!JsonNode.DeepEquals(old["metadata"]!["resourceVersion"], body["metadata"]!["resourceVersion"]))
            throw new ApiError(409, "Conflict", "the object has been modified; please apply your changes to the latest version and try again");
        return body;
    });

    private static JsonObject Patch(ObjectTable table, ApiPath path, string? contentType, JsonNode patch) => table.Write(path, old =>
    {
        var isApply = contentType == "application/apply-patch+yaml";
        var updated = old ?? (isApply ? new JsonObject { ["metadata"] = new JsonObject() } : throw ApiError.NotFound($"{path.Collection} \"{path.Name}\""));
        if (patch is JsonArray operations)
            Patches.Apply(updated, operations);
        else
            Patches.Merge(updated, patch.AsObject());
        return updated;
    });

    private static JsonObject Delete(ObjectTable table, ApiPath path, JsonObject? options)
    {
        var uid = (string?)options?["preconditions"]?["uid"];
        if (uid is not null && table.Find(path) is { } present && (string?)present["metadata"]!["uid"] != uid)
            throw new ApiError(409, "Conflict", "the UID in the precondition does not match");
        return table.Remove(path);
    }
}
