using System.Text.Json.Nodes;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Cli.Manifests;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>Which pods Prometheus scrapes, as its <c>file_sd</c> takes them; labels as relabelling gives them in a cluster.</summary>
internal static class ScrapeTargets
{
    public static JsonArray Probers(IEnumerable<JsonObject> pods) => Targets(
        pods.Where(pod => Label(pod, ApiGroup.NodeLabel) is not null), ContractVersion.Port, pod => new JsonObject
        {
            ["namespace"] = Metadata(pod, "namespace"),
            ["deployment"] = Label(pod, ApiGroup.DeploymentLabel),
            ["node"] = Label(pod, ApiGroup.NodeLabel),
            ["region"] = Annotation(pod, ApiGroup.RegionAnnotation) ?? "",
            ["zone"] = Annotation(pod, ApiGroup.ZoneAnnotation) ?? "",
            ["pod"] = Metadata(pod, "name"),
        });

    public static JsonArray Operator(IEnumerable<JsonObject> pods) => Targets(
        pods.Where(pod => (Metadata(pod, "namespace"), Metadata(pod, "name")) == (BundledManifests.SystemNamespace, BundledManifests.OperatorPod)),
        BundledManifests.OperatorPort, pod => new JsonObject { ["namespace"] = Metadata(pod, "namespace"), ["pod"] = Metadata(pod, "name") });

    // In the order of their names: the same pods are the same file.
    private static JsonArray Targets(IEnumerable<JsonObject> pods, int port, Func<JsonObject, JsonObject> labels)
    {
        var groups = new JsonArray();
        foreach (var pod in pods.Where(IsThere).OrderBy(pod => $"{Metadata(pod, "namespace")}/{Metadata(pod, "name")}", StringComparer.Ordinal))
            groups.Add((JsonNode)new JsonObject { ["targets"] = new JsonArray((JsonNode)$"{pod["status"]!["podIP"]}:{port}"), ["labels"] = labels(pod) });
        return groups;
    }

    private static bool IsThere(JsonObject pod) =>
        pod["status"]?["podIP"] is not null && pod["metadata"]?["deletionTimestamp"] is null && (string?)pod["status"]?["phase"] == "Running";

    private static string? Metadata(JsonObject pod, string field) => (string?)pod["metadata"]?[field];

    private static string? Label(JsonObject pod, string name) => (string?)pod["metadata"]?["labels"]?[name];

    private static string? Annotation(JsonObject pod, string name) => (string?)pod["metadata"]?["annotations"]?[name];
}
