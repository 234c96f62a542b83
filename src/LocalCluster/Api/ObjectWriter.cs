using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Admission;
using NetworkTelemetry.LocalCluster.Apply;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Creates, updates and deletes objects: whoever writes, a client or the cluster itself, goes through here.</summary>
internal sealed class ObjectWriter(ObjectStore store, ImmutableArray<AdmissionRule> rules, string nodeName, TimeProvider time)
{
    // Each attempt fails only because another write succeeded, so this many failures in a row mean a fight, not bad luck.
    private const int Attempts = 20;

    /// <returns>The stored object, in the stored version.</returns>
    public async Task<StoredObject> CreateAsync(ObjectTarget target, JsonObject obj, WriteRequest request, bool isApplied = false)
    {
        var definition = target.Definition;
        var now = time.GetUtcNow();
        Preparation.MatchTarget(target, obj);
        WriteCheck.DropUnknownFields(definition, obj, request);
        Preparation.ForCreate(definition, obj, now, Guid.NewGuid(), Random.Shared);
        KindPreparation.ForCreate(definition, obj, now, nodeName);
        ResourceRules.SetDefaults(definition, obj);
        if (!isApplied)
            obj = ManagedFields.TrackUpdate(definition.Schema, null, obj, Tracking(target, request, now));
        var name = new ObjectMetadata(obj).Name ?? "";
        Throw(target with { Name = name }, WriteCheck.Errors(definition, obj, null, isObjectItself: true, rules));
        CheckNamespace(target, name);

        var key = target.Key with { Name = name };
        var stored = definition.ToStorage(obj);
        if (request.DryRun)
            return store.Current.Find(key) is null ? StoredObject.Create(key, 0, stored) : throw ApiErrors.AlreadyExists(definition, name);
        var outcome = await store.WriteAsync(new StoreWrite(key, 0, stored)).ConfigureAwait(false);
        return outcome.Applied ? outcome.Object! : throw (outcome.IsTooLarge ? ApiErrors.TooLarge(ObjectStore.MaxObjectBytes) : ApiErrors.AlreadyExists(definition, name));
    }

    /// <summary>Makes a new version from the present one; again when another write comes between.</summary>
    /// <param name="change">Gets a copy of the object in the version of the target. Returns the new one; null for no change.</param>
    /// <param name="isApplied">The new object carries its managedFields already.</param>
    public async Task<StoredObject> UpdateAsync(
        ObjectTarget target, Func<JsonObject, JsonObject?> change, WriteRequest request, bool isApplied = false)
    {
        var definition = target.Definition;
        for (var attempt = 1; ; attempt++)
        {
            var present = store.Current.Find(target.Key) ?? throw ApiErrors.NotFound(definition, target.Name);
            var old = definition.FromStorage(present.Read());
            if (change((JsonObject)old.DeepClone()) is not { } changed)
                return present;
            var asked = new ObjectMetadata(changed);
            if (asked.Uid is { Length: > 0 } uid && uid != present.Uid)
            {
                throw ApiErrors.Conflict(
                    definition, target.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {present.Uid}");
            }

            var isConditional = asked["resourceVersion"] is JsonValue version && version.ToString() != "";
            if (isConditional && asked.ResourceVersion != present.ResourceVersion)
                throw ApiErrors.Modified(definition, target.Name);

            var next = Next(target, changed, old, request, isApplied);
            if (Sameness.ExceptTimes(old, next))
                return present;
            var write = new StoreWrite(target.Key, present.ResourceVersion, definition.ToStorage(next), Deletion.IsOver(definition, next));
            if (request.DryRun)
                return StoredObject.Create(target.Key, present.ResourceVersion, write.Object);
            var outcome = await store.WriteAsync(write).ConfigureAwait(false);
            if (outcome.Applied)
                return outcome.Object!;
            if (outcome.IsTooLarge)
                throw ApiErrors.TooLarge(ObjectStore.MaxObjectBytes);
            if (attempt == Attempts)
                throw ApiErrors.Modified(definition, target.Name);
        }
    }

    /// <returns>The object, and whether it is gone or only marked.</returns>
    public async Task<(StoredObject Object, bool IsGone)> DeleteAsync(ObjectTarget target, DeleteRequest request)
    {
        var definition = target.Definition;
        for (var attempt = 1; ; attempt++)
        {
            var present = store.Current.Find(target.Key) ?? throw ApiErrors.NotFound(definition, target.Name);
            if (request.Uid is { } uid && uid != present.Uid)
            {
                throw ApiErrors.Conflict(
                    definition, target.Name, $"Precondition failed: UID in precondition: {uid}, UID in object meta: {present.Uid}");
            }

            if (request.ResourceVersion is { } version && version != $"{present.ResourceVersion}")
            {
                throw ApiErrors.Conflict(
                    definition,
                    target.Name,
                    $"Precondition failed: ResourceVersion in precondition: {version}, ResourceVersion in object meta: {present.ResourceVersion}");
            }

            var old = present.Read();
            var marked = (JsonObject)old.DeepClone();
            var isOver = Deletion.Begin(definition, marked, request, time.GetUtcNow());
            if (!isOver && JsonNode.DeepEquals(old, marked))
                return (present, false);
            // What goes at once was never "being deleted": its last state does not say so.
            var write = new StoreWrite(target.Key, present.ResourceVersion, isOver && !present.IsTerminating ? old : marked, isOver);
            if (request.DryRun)
                return (StoredObject.Create(target.Key, present.ResourceVersion, write.Object), isOver);
            var outcome = await store.WriteAsync(write).ConfigureAwait(false);
            if (outcome.Applied)
                return (outcome.Object!, isOver);
            if (attempt == Attempts)
                throw ApiErrors.Modified(definition, target.Name);
        }
    }

    private JsonObject Next(ObjectTarget target, JsonObject changed, JsonObject old, WriteRequest request, bool isApplied)
    {
        var definition = target.Definition;
        var now = time.GetUtcNow();
        Preparation.MatchTarget(target, changed);
        WriteCheck.DropUnknownFields(definition, changed, request);
        var next = Preparation.ForUpdate(target, changed, old);
        ResourceRules.SetDefaults(definition, next);
        Preparation.SetGeneration(definition, next, old);
        if (target.Subresource.Length == 0)
            KindPreparation.ForUpdate(definition, next, now);
        if (!isApplied)
            next = ManagedFields.TrackUpdate(definition.Schema, old, next, Tracking(target, request, now));
        CheckFinalizers(target, next, old);
        Throw(target, WriteCheck.Errors(definition, next, old, target.Subresource != "status", rules));
        return next;
    }

    public static WriteOptions Tracking(ObjectTarget target, WriteRequest request, DateTimeOffset now) => new()
    {
        Manager = request.Manager,
        ApiVersion = target.Definition.ApiVersion,
        Now = now,
        Subresource = target.Subresource.Length == 0 ? null : target.Subresource,
        HasStatus = target.Definition.HasStatus,
        Force = request.Force,
    };

    private static void CheckFinalizers(ObjectTarget target, JsonObject next, JsonObject old)
    {
        var metadata = new ObjectMetadata(next);
        if (metadata.DeletionTimestamp is null)
            return;
        var added = metadata.Finalizers.Except(new ObjectMetadata(old).Finalizers).ToList();
        if (added.Count > 0)
        {
            Throw(target, [new FieldError(
                FieldErrorType.Forbidden,
                "metadata.finalizers",
                null,
                $"no new finalizers can be added if the object is being deleted, found new finalizers [{string.Join(", ", added.Select(name => $"\"{name}\""))}]")]);
        }
    }

    private static void Throw(ObjectTarget target, IReadOnlyList<FieldError> errors)
    {
        if (errors.Count > 0)
            throw ApiErrors.Invalid(target.Definition, target.Name, errors);
    }

    private void CheckNamespace(ObjectTarget target, string name)
    {
        if (!target.Definition.Namespaced)
            return;
        var @namespace = store.Current.Find(new ObjectKey("namespaces", "", target.Namespace));
        if (@namespace is null)
        {
            throw new ApiException(404, "NotFound", $"namespaces \"{target.Namespace}\" not found", new JsonObject
            {
                ["name"] = target.Namespace,
                ["kind"] = "namespaces",
            });
        }

        if (@namespace.IsTerminating)
        {
            throw ApiErrors.Forbidden(
                target.Definition,
                name,
                $"unable to create new content in namespace {target.Namespace} because it is being terminated",
                new JsonObject
                {
                    ["reason"] = "NamespaceTerminating",
                    ["message"] = $"namespace {target.Namespace} is being terminated",
                    ["field"] = "metadata.namespace",
                });
        }
    }
}
