using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Decides what a delete request does to an object, and when an object that is being deleted goes.</summary>
internal static class Deletion
{
    public const string ForegroundFinalizer = "foregroundDeletion";
    public const string OrphanFinalizer = "orphan";

    private const long DefaultPodGraceSeconds = 30;

    // 68 years; a time further away may not exist.
    private const long MaxGraceSeconds = int.MaxValue;

    /// <summary>Marks the object, in place, as being deleted.</summary>
    /// <returns>True when nothing holds it and it goes at once.</returns>
    public static bool Begin(ResourceDefinition definition, JsonObject obj, DeleteRequest request, DateTimeOffset now)
    {
        var metadata = new ObjectMetadata(obj);
        var grace = GracePeriod(definition, obj, request);
        var finalizers = metadata.Finalizers.Where(
            name => name is not (ForegroundFinalizer or OrphanFinalizer) || request.Propagation == Propagation.Background);
        metadata.Finalizers = request.Propagation switch
        {
            Propagation.Foreground => [.. finalizers, ForegroundFinalizer],
            Propagation.Orphan => [.. finalizers, OrphanFinalizer],
            _ => [.. finalizers],
        };
        // A second request can shorten the grace period, not lengthen it.
        if (metadata.DeletionTimestamp is null || grace < metadata.DeletionGracePeriodSeconds)
        {
            metadata.DeletionTimestamp = Timestamp.Of(now.AddSeconds(grace));
            metadata.DeletionGracePeriodSeconds = grace;
        }

        if (definition is { Group: "", Kind: "Namespace" } && obj["status"] is JsonObject status)
            status["phase"] = "Terminating";
        return IsOver(definition, obj);
    }

    /// <summary>True when an object that is being deleted has nothing left to wait for.</summary>
    public static bool IsOver(ResourceDefinition definition, JsonObject obj)
    {
        var metadata = new ObjectMetadata(obj);
        if (metadata.DeletionTimestamp is null || metadata.Finalizers.Count > 0)
            return false;
        return (definition.Group, definition.Kind) switch
        {
            // The kubelet stops the containers, then deletes with grace period 0.
            ("", "Pod") => metadata.DeletionGracePeriodSeconds is null or 0,
            ("", "Namespace") => (obj["spec"] as JsonObject)?["finalizers"] is not JsonArray { Count: > 0 },
            _ => true,
        };
    }

    private static long GracePeriod(ResourceDefinition definition, JsonObject obj, DeleteRequest request)
    {
        if (definition is not { Group: "", Kind: "Pod" })
            return 0;
        var status = obj["status"] as JsonObject;
        var neverRan = status?["startTime"] is null;
        var hasEnded = (status?["phase"]).AsText() is "Succeeded" or "Failed";
        if (neverRan || hasEnded)
            return 0;
        return Math.Clamp(
            request.GracePeriodSeconds ?? (obj["spec"] as JsonObject)?["terminationGracePeriodSeconds"].AsInteger() ?? DefaultPodGraceSeconds, 0, MaxGraceSeconds);
    }
}
