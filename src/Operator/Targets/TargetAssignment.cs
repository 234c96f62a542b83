using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>What all plans together do about one target.</summary>
internal sealed record TargetAssignment(IReadOnlyList<AssignedNode> Nodes, AssignmentView View)
{
    /// <summary>What a person can do something about comes first.</summary>
    private static readonly string[] ReasonOrder =
        [ConditionReasons.CapacityExhausted, ConditionReasons.ListTooLarge, ConditionReasons.NoRunningNode];

    public static TargetAssignment Of(ProbeTarget target, IEnumerable<DeploymentPlan> plans)
    {
        var key = ObjectKey.Of(target);
        var selected = plans
            .Where(plan => plan.Targets.TryGetValue(key, out var found) && found.Uid == target.Metadata.Uid)
            .OrderBy(plan => plan.Key.ToString(), StringComparer.Ordinal)
            .ToList();
        var nodes = selected.SelectMany(plan => NodesOf(plan, plan.Targets[key])).ToList();
        return new TargetAssignment(nodes, ViewOf(target, nodes.Count, selected, key));
    }

    private static IEnumerable<AssignedNode> NodesOf(DeploymentPlan plan, TargetPlan target) =>
        from name in target.Nodes
        let key = new NodeKey(plan.Key.Namespace ?? "", plan.Key.Name, name)
        select new AssignedNode(key, plan.Node(name), target.Generation);

    private static AssignmentView ViewOf(ProbeTarget target, int nodes, List<DeploymentPlan> selected, ObjectKey key)
    {
        if (nodes == 1) return new AssignmentView(1, ConditionReasons.Assigned, "1 node measures the target.");
        if (nodes > 1) return new AssignmentView(nodes, ConditionReasons.Assigned, $"{nodes} nodes measure the target.");
        if (selected.Count == 0) return new AssignmentView(0, ConditionReasons.NoMatchingDeployment, WhatToCreate(target));

        // A plan that still says Suspended or InvalidSpec is of the spec before this one: its nodes are about to get the target.
        var (plan, reason) = selected
            .Select(plan => (plan, Reason: plan.Targets[key].UnassignedReason ?? ""))
            .Select(found => ReasonOrder.Contains(found.Reason) ? found : found with { Reason = ConditionReasons.NoRunningNode })
            .MinBy(found => Array.IndexOf(ReasonOrder, found.Reason));
        return new AssignmentView(0, reason, WhatToChange(reason, plan.Key, plan.Targets[key].Advice));
    }

    private static string WhatToChange(string reason, ObjectKey deployment, string? advice) => reason switch
    {
        ConditionReasons.CapacityExhausted => $"The nodes of NetworkDeployment {deployment} are full: {advice}.",
        ConditionReasons.ListTooLarge => $"The target lists of NetworkDeployment {deployment} have reached their greatest size: {advice}.",
        _ => $"No node of NetworkDeployment {deployment} runs: its status says why.",
    };

    private static string WhatToCreate(ProbeTarget target)
    {
        var labels = (target.Metadata.Labels ?? new Dictionary<string, string>())
            .Select(label => $"{label.Key}={label.Value}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var selector = labels.Count > 0
            ? $"whose spec.targetSelector matches {string.Join(",", labels)}"
            : "with an empty spec.targetSelector, as the target has no labels";
        return $"No NetworkDeployment selects the target: create one in namespace {target.Metadata.Namespace} {selector}, "
            + "or one elsewhere whose spec.targetNamespaces covers this namespace.";
    }
}
