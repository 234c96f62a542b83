using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Binds a pod to one machine as a DaemonSet does: through affinity, so that the scheduler still decides whether it fits.</summary>
internal static class ClusterNodeBinding
{
    private const string Required = "requiredDuringSchedulingIgnoredDuringExecution";

    /// <param name="affinity">The template's own; its terms stay, each of them narrowed to the machine.</param>
    public static JsonElement Affinity(JsonElement? affinity, string clusterNode)
    {
        var root = affinity is { ValueKind: JsonValueKind.Object } given ? JsonObject.Create(given)! : [];
        var node = Child(root, "nodeAffinity");
        var selector = Child(node, Required);
        if (selector["nodeSelectorTerms"] is not JsonArray { Count: > 0 } terms) selector["nodeSelectorTerms"] = terms = new JsonArray(new JsonObject());
        foreach (var term in terms.OfType<JsonObject>())
        {
            if (term["matchFields"] is not JsonArray fields) term["matchFields"] = fields = [];
            fields.Add((JsonNode)new JsonObject { ["key"] = "metadata.name", ["operator"] = "In", ["values"] = new JsonArray((JsonNode)clusterNode) });
        }

        return Element(root);
    }

    public static IReadOnlyList<JsonElement> Tolerations(IReadOnlyList<JsonElement>? tolerations) =>
    [
        .. tolerations ?? [],
        .. DaemonTaints.All.Select(taint => Element(new JsonObject { ["key"] = taint.Key, ["operator"] = "Exists", ["effect"] = taint.Effect })),
    ];

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child) return child;
        parent[name] = child = [];
        return child;
    }

    private static JsonElement Element(JsonObject node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
