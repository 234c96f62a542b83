using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>What the server adds to a new object of a built-in kind.</summary>
internal static class KindPreparation
{
    public const string DefinitionFinalizer = "customresourcecleanup.apiextensions.k8s.io";

    public static void ForCreate(ResourceDefinition definition, JsonObject obj, DateTimeOffset now, string nodeName)
    {
        switch (definition.Group, definition.Kind)
        {
            case ("", "Pod"):
                Pod(obj, nodeName);
                break;
            case ("", "Namespace"):
                // Without it the namespace would go before its content.
                obj["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") };
                break;
            case ("apiextensions.k8s.io", "CustomResourceDefinition"):
                CustomResourceDefinition(obj, now);
                break;
        }
    }

    /// <summary>Changes the status of a CRD after its spec has changed.</summary>
    public static void ForUpdate(ResourceDefinition definition, JsonObject obj, DateTimeOffset now)
    {
        if (definition is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" })
            Establish(obj, now);
    }

    private static void Pod(JsonObject obj, string nodeName)
    {
        // There is one node: the scheduler's choice is made here.
        if (obj["spec"] is JsonObject spec)
            spec["nodeName"] ??= nodeName;
        obj["status"] = new JsonObject { ["phase"] = "Pending", ["qosClass"] = "BestEffort" };
    }

    private static void CustomResourceDefinition(JsonObject obj, DateTimeOffset now)
    {
        var metadata = new ObjectMetadata(obj);
        if (!metadata.Finalizers.Contains(DefinitionFinalizer))
            metadata.Finalizers = [.. metadata.Finalizers, DefinitionFinalizer];
        Establish(obj, now);
    }

    /// <summary>One process serves and validates: a definition that is stored is served, so there is nothing to wait for.</summary>
    private static void Establish(JsonObject obj, DateTimeOffset now)
    {
        if (obj["spec"] is not JsonObject spec || spec["versions"] is not JsonArray versions)
            return;
        if (obj["status"] is not JsonObject status)
            obj["status"] = status = [];
        status["acceptedNames"] = (spec["names"] as JsonObject)?.DeepClone();
        var stored = (status["storedVersions"] as JsonArray)?.Select(JsonText.AsText).OfType<string>().ToList() ?? [];
        foreach (var version in versions.OfType<JsonObject>())
        {
            if (version["storage"].AsBoolean() == true && version["name"].AsText() is { } name
                && !stored.Contains(name))
                stored.Add(name);
        }

        status["storedVersions"] = new JsonArray([.. stored.Select(name => JsonValue.Create(name))]);
        if (status["conditions"] is JsonArray { Count: > 0 })
            return;
        status["conditions"] = new JsonArray(
            Condition("NamesAccepted", "NoConflicts", "no conflicts found", now),
            Condition("Established", "InitialNamesAccepted", "the initial names have been accepted", now));
    }

    private static JsonObject Condition(string type, string reason, string message, DateTimeOffset now) => new()
    {
        ["type"] = type,
        ["status"] = "True",
        ["lastTransitionTime"] = Timestamp.Of(now),
        ["reason"] = reason,
        ["message"] = message,
    };
}
