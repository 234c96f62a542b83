using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>DELETE of an object and of a collection.</summary>
internal sealed class DeleteEndpoint(ObjectStore store, ObjectWriter writer, TimeProvider time)
{
    public async Task DeleteAsync(ApiCall call)
    {
        var target = call.Target;
        var request = call.ToDeleteRequest(await RequestBody.ReadAsync(call.Http).ConfigureAwait(false) as JsonObject);
        if (target.Definition is { Group: "", Kind: "Namespace" } && target.Name is "default" or "kube-system" or "kube-public")
            throw ApiErrors.Forbidden(target.Definition, target.Name, "this namespace may not be deleted");
        var (stored, isGone) = await writer.DeleteAsync(target, request).ConfigureAwait(false);
        if (!isGone)
        {
            await Answer.ObjectAsync(call, stored, time.GetUtcNow()).ConfigureAwait(false);
            return;
        }

        var details = new JsonObject { ["name"] = target.Name, ["kind"] = target.Definition.Plural, ["uid"] = stored.Uid };
        if (target.Definition.Group.Length > 0)
            details["group"] = target.Definition.Group;
        await Answer.JsonAsync(call.Http, Success(details)).ConfigureAwait(false);
    }

    public async Task DeleteCollectionAsync(ApiCall call)
    {
        var request = call.ToDeleteRequest(await RequestBody.ReadAsync(call.Http).ConfigureAwait(false) as JsonObject);
        foreach (var stored in Selection.Of(call).From(store.Current).ToList())
        {
            try
            {
                var target = call.Target with { Namespace = stored.Key.Namespace, Name = stored.Key.Name };
                await writer.DeleteAsync(target, request).ConfigureAwait(false);
            }
            catch (ApiException exception) when (exception.Code == StatusCodes.Status404NotFound)
            {
                // Somebody else was faster.
            }
        }

        await Answer.JsonAsync(call.Http, Success(new JsonObject { ["kind"] = call.Target.Definition.Plural })).ConfigureAwait(false);
    }

    private static JsonObject Success(JsonObject details) => new()
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Success",
        ["details"] = details,
    };
}
