using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>What <c>kubectl get pods</c> shows.</summary>
internal static class PodColumns
{
    public static ImmutableArray<TableColumn> All { get; } =
    [
        CommonColumns.Name,
        CommonColumns.Text("Ready", pod => PodSummary.Of(pod) is var summary ? $"{summary.Ready}/{summary.Containers}" : null),
        CommonColumns.Text("Status", pod => PodSummary.Of(pod).Status),
        CommonColumns.Timed("Restarts", (pod, now) => PodSummary.Of(pod).RestartText(now)),
        CommonColumns.Age,
        CommonColumns.Text("IP", pod => pod.Object("status").Text("podIP") ?? CommonColumns.None, 1),
        CommonColumns.Text("Node", pod => pod.Object("spec").Text("nodeName") ?? CommonColumns.None, 1),
        CommonColumns.Text("Nominated Node", pod => pod.Object("status").Text("nominatedNodeName") ?? CommonColumns.None, 1),
        CommonColumns.Text("Readiness Gates", ReadinessGates, 1),
    ];

    private static JsonNode ReadinessGates(JsonObject pod)
    {
        string?[] gates = [.. pod.Object("spec").Objects("readinessGates").Select(gate => gate.Text("conditionType"))];
        if (gates.Length == 0) return CommonColumns.None;
        HashSet<string?> met =
        [
            .. pod.Object("status").Objects("conditions")
                .Where(condition => condition.Text("status") == "True")
                .Select(condition => condition.Text("type")),
        ];
        return $"{gates.Count(met.Contains)}/{gates.Length}";
    }
}
