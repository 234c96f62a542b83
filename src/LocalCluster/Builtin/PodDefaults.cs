using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>The defaults of a pod that depend on its other fields.</summary>
internal static class PodDefaults
{
    private static readonly string[] ContainerLists = ["initContainers", "containers"];

    /// <summary>Quantities may be written as numbers (<c>cpu: 1</c>); they are kept as strings.</summary>
    public static void Normalize(JsonObject pod)
    {
        foreach (JsonObject container in Containers(pod.Object("spec")))
        {
            foreach (string list in (string[])["limits", "requests"])
            {
                if (container.Object("resources").Object(list) is not { } quantities) continue;
                foreach ((string name, JsonNode? quantity) in quantities.ToArray())
                {
                    if (quantity.Kind() == JsonValueKind.Number) quantities[name] = JsonText.Compact(quantity);
                }
            }
        }
    }

    public static void Apply(JsonObject pod)
    {
        if (pod.Object("spec") is not { } spec) return;
        SetServiceAccount(spec);
        foreach (JsonObject container in Containers(spec)) SetContainer(container);
        foreach (JsonObject volume in spec.Objects("volumes"))
        {
            if (volume.Count == 1) volume["emptyDir"] = new JsonObject();
        }

        JsonObject status = pod.Ensure("status");
        status.TryAdd("phase", "Pending");
        status.TryAdd("qosClass", QualityOfService(spec));
    }

    private static IEnumerable<JsonObject> Containers(JsonObject? spec) => ContainerLists.SelectMany(list => spec.Objects(list));

    private static void SetServiceAccount(JsonObject spec)
    {
        string name = spec.Text("serviceAccountName") is { Length: > 0 } given ? given
            : spec.Text("serviceAccount") is { Length: > 0 } deprecated ? deprecated : "default";
        spec["serviceAccountName"] = name;
        spec["serviceAccount"] = name;
    }

    private static void SetContainer(JsonObject container)
    {
        if (container.Text("imagePullPolicy") is null or "") container["imagePullPolicy"] = PullPolicy(container.Text("image") ?? "");
        if (container.Object("resources").Object("limits") is not { Count: > 0 } limits) return;
        JsonObject requests = container.Object("resources")!.Ensure("requests");
        foreach ((string name, JsonNode? quantity) in limits) requests.TryAdd(name, quantity?.DeepClone());
    }

    // A digest pins the image; without one, no tag means latest.
    private static string PullPolicy(string image)
    {
        if (image.Contains('@', StringComparison.Ordinal)) return "IfNotPresent";
        string last = image[(image.LastIndexOf('/') + 1)..];
        int colon = last.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || last[(colon + 1)..] == "latest" ? "Always" : "IfNotPresent";
    }

    private static string QualityOfService(JsonObject spec)
    {
        JsonObject?[] resources = [.. Containers(spec).Select(container => container.Object("resources"))];
        if (resources.All(each => (each.Object("requests")?.Count ?? 0) == 0)) return "BestEffort";
        return resources.All(IsGuaranteed) ? "Guaranteed" : "Burstable";
    }

    private static bool IsGuaranteed(JsonObject? resources) =>
        resources.Object("limits") is { } limits && limits.ContainsKey("cpu") && limits.ContainsKey("memory")
        && ((string[])["cpu", "memory"]).All(name => JsonNode.DeepEquals(limits[name], resources.Object("requests").Find(name)));
}
