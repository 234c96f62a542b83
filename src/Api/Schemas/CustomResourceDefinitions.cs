using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.Schemas;

/// <summary>The CustomResourceDefinitions of the product, from its C# types. config/crd holds them as files.</summary>
public static class CustomResourceDefinitions
{
    public static JsonObject ProbeTarget => Definition(
        ProbeTargets.ProbeTarget.ResourceType,
        "pt",
        [
            new("Host", "string", ".spec.host"), new("State", "string", ".status.phase"), new("RTT", "string", ".status.rtt"), new("Loss", "string", ".status.loss"),
            new("Nodes", "integer", ".status.assignedNodes"), new("Age", "date", ".metadata.creationTimestamp"),
            new("Message", "string", ".status.conditions[?(@.type==\"Ready\")].message", 1),
        ],
        scale: null);

    public static JsonObject NetworkDeployment => Definition(
        NetworkDeployments.NetworkDeployment.ResourceType,
        "nd",
        [
            new("Phase", "string", ".status.phase"), new("Nodes", "integer", ".status.replicas"), new("Ready", "integer", ".status.readyReplicas"),
            new("Targets", "integer", ".status.targets"), new("Age", "date", ".metadata.creationTimestamp"),
            new("Region", "string", ".spec.template.location.region", 1), new("Message", "string", ".status.conditions[?(@.type==\"Ready\")].message", 1),
        ],
        new JsonObject
        {
            ["specReplicasPath"] = ".spec.replicas", ["statusReplicasPath"] = ".status.replicas", ["labelSelectorPath"] = ".status.selector",
        });

    /// <summary>File name below config/crd, and content.</summary>
    public static IReadOnlyList<(string FileName, JsonObject Definition)> All =>
        [("networktelemetry.io_networkdeployments.yaml", NetworkDeployment), ("networktelemetry.io_probetargets.yaml", ProbeTarget)];

    private static JsonObject Definition<T>(ResourceType<T> type, string shortName, PrinterColumn[] columns, JsonObject? scale)
        where T : class, IKubernetesObject
    {
        var subresources = new JsonObject { ["status"] = new JsonObject() };
        if (scale is not null) subresources["scale"] = scale;
        return new JsonObject
        {
            ["apiVersion"] = "apiextensions.k8s.io/v1",
            ["kind"] = "CustomResourceDefinition",
            ["metadata"] = new JsonObject { ["name"] = $"{type.Plural}.{type.Group}" },
            ["spec"] = new JsonObject
            {
                ["group"] = type.Group,
                ["scope"] = "Namespaced",
                ["names"] = new JsonObject
                {
                    ["plural"] = type.Plural, ["singular"] = type.Kind.ToLowerInvariant(), ["kind"] = type.Kind, ["listKind"] = type.Kind + "List",
                    ["shortNames"] = new JsonArray(shortName), ["categories"] = new JsonArray(ApiGroup.Category),
                },
                ["versions"] = new JsonArray(new JsonObject
                {
                    ["name"] = type.Version,
                    ["served"] = true,
                    ["storage"] = true,
                    ["schema"] = new JsonObject { ["openAPIV3Schema"] = SchemaGenerator.Resource(type.Json.GetTypeInfo(typeof(T))!) },
                    ["subresources"] = subresources,
                    ["additionalPrinterColumns"] = new JsonArray([.. columns.Select(c => c.ToJson())]),
                }),
            },
        };
    }
}
