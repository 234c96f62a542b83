using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Api;
using NetworkTelemetry.LocalCluster.Discovery;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Lifecycle;

/// <summary>
/// Garbage collection by owner: objects whose last owner has gone are deleted; owners that are deleted in the foreground wait for theirs; owners that
/// are deleted with <c>Orphan</c> let them go.
/// </summary>
internal static class OwnerGarbage
{
    public static IEnumerable<LifecycleAction> Decide(StoreSnapshot snapshot, ServedResources served)
    {
        var dependents = snapshot.All
            .SelectMany(stored => stored.Owners, (stored, owner) => (stored, owner))
            .ToLookup(pair => pair.owner.Uid);
        var all = snapshot.All.ToDictionary(stored => stored.Uid);
        foreach (var stored in all.Values)
        {
            if (stored.Owners.Count > 0 && Judge(stored, all, served, ownsOthers: dependents.Contains(stored.Uid)) is { } action)
                yield return action;
            if (!stored.IsTerminating)
                continue;
            var owned = dependents[stored.Uid];
            if (stored.Finalizers.Contains(Deletion.ForegroundFinalizer) && !owned.Any(pair => pair.owner.BlocksOwnerDeletion))
                yield return Finalizers.Remove(stored, Deletion.ForegroundFinalizer);
            if (!stored.Finalizers.Contains(Deletion.OrphanFinalizer))
                continue;
            foreach (var (dependent, _) in owned)
                yield return RemoveOwners(dependent, [stored.Uid]);
            if (!owned.Any())
                yield return Finalizers.Remove(stored, Deletion.OrphanFinalizer);
        }
    }

    private static LifecycleAction? Judge(StoredObject stored, Dictionary<string, StoredObject> all, ServedResources served, bool ownsOthers)
    {
        var absent = new List<string>();
        var isHeld = false;
        var isAwaited = false;
        foreach (var owner in stored.Owners)
        {
            if (all.TryGetValue(owner.Uid, out var present) && (present.Key.Namespace.Length == 0 || present.Key.Namespace == stored.Key.Namespace))
            {
                var waits = present.IsTerminating && present.Finalizers.Contains(Deletion.ForegroundFinalizer);
                isAwaited |= waits;
                isHeld |= !waits;
            }
            else if (served.OfKind(owner.ApiVersion, owner.Kind) is null)
            {
                // Nobody can say of an unknown type that the object does not exist.
                isHeld = true;
            }
            else
            {
                absent.Add(owner.Uid);
            }
        }

        if (isHeld)
            return absent.Count > 0 ? RemoveOwners(stored, absent) : null;
        return stored.IsTerminating
            ? null
            : new LifecycleAction.Delete(stored, isAwaited && ownsOthers ? Propagation.Foreground : Propagation.Background);
    }

    private static LifecycleAction.Change RemoveOwners(StoredObject stored, IReadOnlyCollection<string> uids) => new(stored, obj =>
    {
        if (obj["metadata"]?["ownerReferences"] is not JsonArray references)
            return;
        references.RemoveAll(reference => reference?["uid"] is JsonValue uid && uids.Contains((string?)uid));
        if (references.Count == 0)
            new ObjectMetadata(obj)["ownerReferences"] = null;
    });
}
