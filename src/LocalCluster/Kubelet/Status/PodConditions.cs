using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Status;

/// <summary>The kubelet's conditions, in Kubernetes' words.</summary>
internal static class PodConditions
{
    /// <param name="current">All conditions of the pod now: readiness gates are set by others.</param>
    public static IReadOnlyList<PodCondition> Of(PodSpec spec, PodFacts facts, string phase, JsonArray current)
    {
        if (facts.Unschedulable is { } why)
            return [new("PodScheduled", false, "Unschedulable", why)];
        var containersReady = ContainersReady(facts, phase);
        return
        [
            new("PodReadyToStartContainers", facts.PodIP is not null && !PodPhase.IsTerminal(phase)),
            Initialized(facts, phase),
            Ready(spec, containersReady, current),
            containersReady,
            new("PodScheduled", true),
        ];
    }

    private static PodCondition Initialized(PodFacts facts, string phase)
    {
        if (phase == PodPhase.Succeeded)
            return new("Initialized", true, "PodCompleted");
        var incomplete = facts.InitContainers.Where(container => !PodPhase.IsDone(container)).Select(container => container.Name).ToList();
        return incomplete.Count == 0
            ? new("Initialized", true)
            : new("Initialized", false, "ContainersNotInitialized", $"containers with incomplete status: [{string.Join(' ', incomplete)}]");
    }

    private static PodCondition ContainersReady(PodFacts facts, string phase)
    {
        if (PodPhase.IsTerminal(phase))
            return new("ContainersReady", false, phase == PodPhase.Succeeded ? "PodCompleted" : "PodFailed");
        var unready = facts.Containers.Where(container => !container.Ready).Select(container => container.Name).ToList();
        return unready.Count == 0
            ? new("ContainersReady", true)
            : new("ContainersReady", false, "ContainersNotReady", $"containers with unready status: [{string.Join(' ', unready)}]");
    }

    private static PodCondition Ready(PodSpec spec, PodCondition containersReady, JsonArray current)
    {
        if (!containersReady.Holds)
            return containersReady with { Type = "Ready" };
        var closed = spec.ReadinessGates.Select(gate => (gate.ConditionType, Status: Status(current, gate.ConditionType))).Where(gate => gate.Status != "True").ToList();
        return closed.Count == 0
            ? new("Ready", true)
            : new("Ready", false, "ReadinessGatesNotReady", string.Join(", ", closed.Select(gate => gate.Status is null
                ? $"corresponding condition of pod readiness gate \"{gate.ConditionType}\" does not exist."
                : $"the status of pod readiness gate \"{gate.ConditionType}\" is not \"True\", but {gate.Status}")));
    }

    private static string? Status(JsonArray conditions, string type) =>
        conditions.OfType<JsonObject>().FirstOrDefault(condition => condition["type"]?.GetValue<string>() == type)?["status"]?.GetValue<string>();
}
