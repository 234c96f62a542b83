using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Scheduling;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Kubelet.Status;

/// <summary>Turns what the node knows into the pod's status.</summary>
internal static class PodStatusComputer
{
    /// <param name="pod">The pod as it is now; fields and conditions that are not the kubelet's are kept.</param>
    /// <returns>Null when the pod says all that already.</returns>
    public static JsonObject? Compute(JsonObject pod, PodFacts facts, DateTimeOffset now)
    {
        var model = Pod.From(pod);
        var isTerminating = model.Metadata.DeletionTimestamp is not null;
        if (isTerminating)
            facts = facts with { Containers = [.. facts.Containers.Select(container => container with { Ready = false })] };

        var old = pod["status"] as JsonObject ?? [];
        var status = (JsonObject)old.DeepClone();
        var phase = PodPhase.Of(model.Spec.RestartPolicy, facts);
        var conditions = old["conditions"] as JsonArray ?? [];
        status["phase"] = phase;
        status["qosClass"] = QosClass.Of(model.Spec);
        status["conditions"] = Merge(conditions, PodConditions.Of(model.Spec, facts, phase, conditions), now);
        if (facts.Failure is { } failure && phase == PodPhase.Failed)
        {
            status["reason"] = failure.Reason;
            status["message"] = failure.Message;
        }
        if (facts.Unschedulable is null)
            AddPlaced(status, facts);
        return JsonNode.DeepEquals(status, old) ? null : status;
    }

    private static void AddPlaced(JsonObject status, PodFacts facts)
    {
        status["hostIP"] = facts.HostIP;
        status["hostIPs"] = new JsonArray(new JsonObject { ["ip"] = facts.HostIP });
        if (facts.PodIP is { } address)
        {
            status["podIP"] = address;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = address });
        }
        if (facts.StartTime is { } start)
            status["startTime"] = Timestamp.Of(start);
        if (facts.InitContainers.Count > 0)
            status["initContainerStatuses"] = Statuses(facts.InitContainers);
        status["containerStatuses"] = Statuses(facts.Containers);
    }

    private static JsonArray Statuses(IReadOnlyList<ContainerStatus> containers) =>
        new([.. containers.Select(container => JsonSerializer.SerializeToNode(container, PodJson.Default.ContainerStatus))]);

    private static JsonArray Merge(JsonArray current, IReadOnlyList<PodCondition> own, DateTimeOffset now)
    {
        var merged = new JsonArray();
        foreach (var condition in current.OfType<JsonObject>())
        {
            if (own.FirstOrDefault(each => each.Type == condition["type"]?.GetValue<string>()) is null)
                merged.Add(condition.DeepClone());
        }
        foreach (var condition in own)
        {
            var before = current.OfType<JsonObject>().FirstOrDefault(each => each["type"]?.GetValue<string>() == condition.Type);
            var json = new JsonObject { ["type"] = condition.Type, ["status"] = condition.Status };
            json["lastTransitionTime"] = before?["status"]?.GetValue<string>() == condition.Status && before["lastTransitionTime"] is { } since
                ? since.DeepClone()
                : Timestamp.Of(now);
            if (condition.Reason is { } reason)
                json["reason"] = reason;
            if (condition.Message is { } message)
                json["message"] = message;
            merged.Add((JsonNode)json);
        }
        return merged;
    }
}
