using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Api.Protobuf;
using NetworkTelemetry.LocalCluster.Apply;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Patch;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>POST, PUT and PATCH of an object or its status.</summary>
internal sealed class WriteEndpoint(ObjectStore store, ObjectWriter writer, TimeProvider time)
{
    public async Task CreateAsync(ApiCall call)
    {
        RequireJson(call);
        var obj = await RequestBody.ReadObjectAsync(call.Http).ConfigureAwait(false);
        var stored = await writer.CreateAsync(call.Target, obj, call.ToWriteRequest()).ConfigureAwait(false);
        await Answer.ObjectAsync(call, stored, time.GetUtcNow(), StatusCodes.Status201Created).ConfigureAwait(false);
    }

    public async Task UpdateAsync(ApiCall call)
    {
        RequireJson(call);
        var obj = await RequestBody.ReadObjectAsync(call.Http).ConfigureAwait(false);
        if (call.Target.Definition.IsCustom && new ObjectMetadata(obj).ResourceVersion is null)
        {
            throw ApiErrors.Invalid(call.Target.Definition, call.Target.Name, [new FieldError(
                FieldErrorType.Invalid, "metadata.resourceVersion", "0x0", "must be specified for an update")]);
        }

        var stored = await writer.UpdateAsync(call.Target, _ => (JsonObject)obj.DeepClone(), call.ToWriteRequest()).ConfigureAwait(false);
        await Answer.ObjectAsync(call, stored, time.GetUtcNow()).ConfigureAwait(false);
    }

    public async Task PatchAsync(ApiCall call)
    {
        var type = MediaTypes.Name(call.Http.Request.ContentType);
        var patch = await RequestBody.ReadAsync(call.Http).ConfigureAwait(false);
        if (type == MediaTypes.ApplyPatch)
        {
            await ApplyAsync(call, patch as JsonObject ?? throw ApiErrors.BadRequest("an apply patch must be an object")).ConfigureAwait(false);
            return;
        }

        var change = Change(call.Target.Definition, type, patch);
        var stored = await writer.UpdateAsync(call.Target, change, call.ToWriteRequest()).ConfigureAwait(false);
        await Answer.ObjectAsync(call, stored, time.GetUtcNow()).ConfigureAwait(false);
    }

    private static Func<JsonObject, JsonObject?> Change(ResourceDefinition definition, string type, JsonNode? patch)
    {
        return (type, patch) switch
        {
            (MediaTypes.JsonPatch, _) => old => JsonPatch.Apply(old, patch),
            (MediaTypes.MergePatch, JsonObject merge) => old => MergePatch.Apply(old, merge),
            (MediaTypes.StrategicMergePatch, JsonObject strategic) when !definition.IsCustom =>
                old => StrategicMergePatch.Apply(definition.Schema, old, strategic),
            (MediaTypes.MergePatch or MediaTypes.StrategicMergePatch, not JsonObject) => throw ApiErrors.BadRequest("a merge patch must be an object"),
            _ => throw ApiErrors.UnsupportedMediaType(string.Join(
                ", ",
                definition.IsCustom
                    ? [MediaTypes.JsonPatch, MediaTypes.MergePatch, MediaTypes.ApplyPatch]
                    : (string[])[MediaTypes.JsonPatch, MediaTypes.MergePatch, MediaTypes.StrategicMergePatch, MediaTypes.ApplyPatch])),
        };
    }

    private static void RequireJson(ApiCall call)
    {
        if (MediaTypes.Name(call.Http.Request.ContentType) is not ("" or MediaTypes.Json or ProtobufBody.MediaType))
            throw ApiErrors.UnsupportedMediaType(MediaTypes.Json);
    }

    private async Task ApplyAsync(ApiCall call, JsonObject applied)
    {
        if (call.Query("fieldManager") is null)
            throw ApiErrors.BadRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        var request = call.ToWriteRequest();
        var target = call.Target;
        Preparation.MatchTarget(target, applied);
        WriteCheck.DropUnknownFields(target.Definition, applied, request);
        // What was dropped has been told of; the merged object has no more of it.
        var quiet = request with { FieldValidation = FieldValidation.Ignore };
        while (true)
        {
            var exists = target.Subresource.Length > 0 || store.Current.Find(target.Key) is not null;
            try
            {
                var stored = exists
                    ? await writer.UpdateAsync(target, old => Merge(target, old, applied, request), quiet, isApplied: true).ConfigureAwait(false)
                    : await writer.CreateAsync(target, Merge(target, null, applied, request)!, quiet, isApplied: true).ConfigureAwait(false);
                var code = exists ? StatusCodes.Status200OK : StatusCodes.Status201Created;
                await Answer.ObjectAsync(call, stored, time.GetUtcNow(), code).ConfigureAwait(false);
                return;
            }
            catch (ApiException exception) when (target.Subresource.Length == 0 && exception.Reason == (exists ? "NotFound" : "AlreadyExists"))
            {
                // Somebody else has deleted or made it in this moment: each turn of this loop is another's success.
            }
        }
    }

    /// <returns>Null for no change.</returns>
    private JsonObject? Merge(ObjectTarget target, JsonObject? live, JsonObject applied, WriteRequest request)
    {
        var asked = new ObjectMetadata(applied);
        if (live is null && asked.Uid is { Length: > 0 } uid)
            throw ApiErrors.Conflict(target.Definition, target.Name, $"uid mismatch: the provided object specified uid {uid}, and no existing object was found");
        try
        {
            var result = ServerSideApply.Apply(
                target.Definition.Schema, live, (JsonObject)applied.DeepClone(), ObjectWriter.Tracking(target, request, time.GetUtcNow()));
            if (result.Object is not { } merged)
                throw ApiErrors.ApplyConflict(result);
            if (live is null)
                return merged;
            // What a configuration says of the object's identity is a condition: the writer checks it.
            var isConditional = false;
            foreach (var field in (ReadOnlySpan<string>)["uid", "resourceVersion"])
            {
                if (asked[field] is not { } condition)
                    continue;
                new ObjectMetadata(merged)[field] = condition.DeepClone();
                isConditional = true;
            }

            return result.Changed || isConditional ? merged : null;
        }
        catch (FieldsException exception)
        {
            throw ApiErrors.BadRequest(exception.Message);
        }
    }
}
