using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Patch;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Selectors;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>
/// The subresource <c>scale</c>: the numbers of a resource as <c>autoscaling/v1 Scale</c>, for <c>kubectl scale</c> and autoscalers.
/// </summary>
internal sealed class ScaleEndpoint(ObjectStore store, ObjectWriter writer)
{
    public Task GetAsync(ApiCall call)
    {
        var stored = store.Current.Find(call.Target.Key) ?? throw ApiErrors.NotFound(call.Target.Definition, call.Target.Name);
        return Answer.JsonAsync(call.Http, Scale(call.Target.Definition, Answer.View(call.Target.Definition, stored)));
    }

    public async Task UpdateAsync(ApiCall call)
    {
        var scale = await RequestBody.ReadObjectAsync(call.Http).ConfigureAwait(false);
        await SetAsync(call, _ => scale).ConfigureAwait(false);
    }

    public async Task PatchAsync(ApiCall call)
    {
        var body = await RequestBody.ReadAsync(call.Http).ConfigureAwait(false);
        Func<JsonObject, JsonObject> patch = (MediaTypes.Name(call.Http.Request.ContentType), body) switch
        {
            (MediaTypes.JsonPatch, _) => scale => JsonPatch.Apply(scale, body),
            (MediaTypes.MergePatch, JsonObject merge) => scale => MergePatch.Apply(scale, merge),
            _ => throw ApiErrors.UnsupportedMediaType($"{MediaTypes.JsonPatch}, {MediaTypes.MergePatch}"),
        };
        await SetAsync(call, patch).ConfigureAwait(false);
    }

    private static JsonObject Scale(ResourceDefinition definition, JsonObject obj)
    {
        var paths = definition.Scale!;
        var metadata = new ObjectMetadata(obj);
        var status = new JsonObject { ["replicas"] = ScalePath.Number(obj, paths.StatusReplicasPath) ?? 0 };
        if (paths.LabelSelectorPath is { } path && ScalePath.Find(obj, path) is { } selector)
            status["selector"] = selector is JsonObject labels ? LabelSelector.FromObject(labels)!.ToString() : selector.DeepClone();
        return new JsonObject
        {
            ["kind"] = "Scale",
            ["apiVersion"] = "autoscaling/v1",
            ["metadata"] = new JsonObject
            {
                ["name"] = metadata.Name,
                ["namespace"] = metadata.Namespace,
                ["uid"] = metadata.Uid,
                ["resourceVersion"] = metadata["resourceVersion"]?.DeepClone(),
                ["creationTimestamp"] = metadata.CreationTimestamp,
            },
            ["spec"] = new JsonObject { ["replicas"] = ScalePath.Number(obj, paths.SpecReplicasPath) ?? 0 },
            ["status"] = status,
        };
    }

    private async Task SetAsync(ApiCall call, Func<JsonObject, JsonObject> change)
    {
        var definition = call.Target.Definition;
        var stored = await writer.UpdateAsync(call.Target, obj =>
        {
            var scale = change(Scale(definition, obj));
            if (ScalePath.Number(scale, ".spec.replicas") is not { } replicas || replicas < 0)
            {
                throw ApiErrors.Invalid(definition, call.Target.Name, [new FieldError(
                    FieldErrorType.Invalid, "spec.replicas", ScalePath.Find(scale, ".spec.replicas")?.ToJsonString() ?? "null", "should be a non-negative integer")]);
            }

            ScalePath.Set(obj, definition.Scale!.SpecReplicasPath, JsonValue.Create(replicas));
            new ObjectMetadata(obj)["resourceVersion"] = new ObjectMetadata(scale)["resourceVersion"]?.DeepClone();
            return obj;
        }, call.ToWriteRequest()).ConfigureAwait(false);
        await Answer.JsonAsync(call.Http, Scale(definition, Answer.View(definition, stored))).ConfigureAwait(false);
    }
}
