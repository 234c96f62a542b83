using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Events for what has changed between two statuses; nothing for what goes on.</summary>
internal static class DeploymentEvents
{
    public static IEnumerable<EventNote> Between(NetworkDeploymentStatus? before, NetworkDeploymentStatus after)
    {
        if (Turned(before, after, ConditionTypes.Accepted, "False") is { } rejected)
            yield return new(EventType.Warning, rejected.Reason, "Validate", rejected.Message);
        var oldNodes = (before?.Nodes ?? []).ToLookup(node => node.Name);
        foreach (var node in after.Nodes ?? [])
        {
            var old = oldNodes[node.Name].FirstOrDefault();
            if (node.Phase == nameof(NodePhase.Failed) && (old?.Phase != node.Phase || (old.Attempts ?? 0) < node.Attempts))
                yield return new(EventType.Warning, "NodeFailed", "Watch", $"Node {node.Name} failed ({node.Reason}): {node.Message}");
            if (IsIsolated(node) && !IsIsolated(old))
                yield return new(EventType.Warning, NodeReasons.ProberIsolated, "Compare", $"{node.Message}; what is Down there does not count.");
            if (IsIsolated(old) && !IsIsolated(node) && node.Phase == nameof(NodePhase.Running))
                yield return new(EventType.Normal, "ProberReconnected", "Compare", $"Node {node.Name} is no longer cut off.");
        }

        if (WithoutRoom(after) is { } full && WithoutRoom(before)?.Reason != full.Reason)
            yield return new(EventType.Warning, full.Reason, "Place", full.Message);
        if (Turned(before, after, ConditionTypes.Ready, "True") is { } ready)
            yield return new(EventType.Normal, "Ready", "Reconcile", ready.Message);
    }

    private static bool IsIsolated(NodeStatus? node) => node is { Phase: nameof(NodePhase.Running), Reason: NodeReasons.ProberIsolated };

    // Targets without a node because no node runs are no news of their own.
    private static Kubernetes.Model.Condition? WithoutRoom(NetworkDeploymentStatus? status) => status?.Conditions?.FirstOrDefault(
        condition => condition is { Type: ConditionTypes.Ready, Reason: ConditionReasons.CapacityExhausted or ConditionReasons.ListTooLarge });

    // An invalid spec that is edited and still invalid is news as well.
    private static Kubernetes.Model.Condition? Turned(NetworkDeploymentStatus? before, NetworkDeploymentStatus after, string type, string status)
    {
        var now = after.Conditions?.FirstOrDefault(condition => condition.Type == type);
        var old = before?.Conditions?.FirstOrDefault(condition => condition.Type == type);
        var isNews = old?.Status != status || (type == ConditionTypes.Accepted && old.ObservedGeneration != now?.ObservedGeneration);
        return now?.Status == status && isNews ? now : null;
    }
}
