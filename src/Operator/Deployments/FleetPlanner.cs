using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Lists;
using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Spreads a deployment's targets over its nodes and makes the lists.</summary>
internal static class FleetPlanner
{
    /// <param name="unableSince">By node: since when it has not been able to measure.</param>
    /// <param name="before">By node: the lists of the plan before.</param>
    public static FleetPlan Plan(
        DeploymentFacts facts, IReadOnlyList<AssessedNode> nodes, IReadOnlyDictionary<string, DateTimeOffset> unableSince, IReadOnlyDictionary<string, BuiltList> before)
    {
        var spec = facts.Deployment.Spec;
        var entries = facts.Targets.Where(target => target.Entry is not null).ToDictionary(target => target.Uid, target => target.Entry!);
        var holders = Holders(nodes, entries.ContainsKey);
        var conditions = NodeConditions(nodes, unableSince);
        var keepers = Retention.Keepers(holders, conditions, facts.Now);
        var capacity = CapacityOf(spec);
        var request = new PlacementRequest
        {
            Nodes = Retention.Nodes(keepers, conditions),
            Targets = [.. facts.Targets.Where(target => target.Entry is not null).Select(target => new PlacementTarget(target.Uid, target.RequestsPerSecond))],
            Current = keepers,
            Capacity = capacity,
            Replication = spec.Placement?.Replication ?? DeploymentDefaults.Replication,
        };
        var placed = spec.Placement?.Mode == PlacementMode.Replicated ? ReplicatedPlacement.Plan(request) : ShardedPlacement.Plan(request);
        var alive = nodes.Where(node => node.IsRunning).Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        var kept = Handover.Kept(placed.Assignments, holders, Measuring(nodes), alive);
        var contents = ListContents.Of(nodes.Where(node => node.IsWanted), placed, kept, entries, capacity);
        var egress = EgressPolicy.Of(spec);
        var files = NodeFiles.ByTarget(facts.Targets);
        var lists = contents.Select(list => ListBuilder.Build(
            list.Node.Name, egress, NodeFiles.Fit(list.Entries, files), list.Node.Facts.List.Revision, before.GetValueOrDefault(list.Node.Name))).ToList();
        var draining = nodes.Where(node => !node.IsWanted && kept.ContainsKey(node.Name)).Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        return WithoutTooLarge(placed, lists, draining, Retention.NextLook(conditions, facts.Now));
    }

    /// <summary>What the stored lists say, for a spec that is not put into effect.</summary>
    public static FleetPlan AsStored(IReadOnlyList<AssessedNode> nodes) =>
        new(Holders(nodes, _ => true), new Dictionary<string, string>(), [], new HashSet<string>(), null);

    private static Dictionary<string, IReadOnlyList<string>> Holders(IReadOnlyList<AssessedNode> nodes, Predicate<string> isSelected)
    {
        var holders = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var node in nodes.OrderBy(node => node.Name, StringComparer.Ordinal))
        {
            foreach (var uid in node.Facts.List.Uids)
            {
                if (!isSelected(uid)) continue;
                if (!holders.TryGetValue(uid, out var names)) holders[uid] = names = new List<string>(2);
                ((List<string>)names).Add(node.Name);
            }
        }

        return holders;
    }

    private static List<NodeCondition> NodeConditions(IReadOnlyList<AssessedNode> nodes, IReadOnlyDictionary<string, DateTimeOffset> unableSince) =>
    [
        .. nodes.Select(node => new NodeCondition(
            node.Name, node.IsWanted, !unableSince.ContainsKey(node.Name), node.State.Phase != NodePhase.Failed,
            unableSince.TryGetValue(node.Name, out var since) ? since : null)),
    ];

    // A prober that runs the stored revision measures what is on it; of one that lags nothing is known.
    private static Dictionary<string, IReadOnlySet<string>> Measuring(IReadOnlyList<AssessedNode> nodes) => nodes
        .Where(node => node is { IsRunning: true, Facts: { Report: { Reachable: true } report, List.Revision: { } stored } } && report.Revision == stored)
        .ToDictionary(node => node.Name, node => (IReadOnlySet<string>)node.Facts.List.Uids, StringComparer.Ordinal);

    private static NodeCapacity CapacityOf(NetworkDeploymentSpec spec) => new(
        spec.Placement?.Capacity?.Targets ?? DeploymentDefaults.CapacityTargets,
        spec.Placement?.Capacity?.ProbesPerSecond ?? DeploymentDefaults.CapacityProbesPerSecond);

    private static FleetPlan WithoutTooLarge(PlacementResult placed, List<BuiltList> lists, HashSet<string> draining, TimeSpan? nextLook)
    {
        if (lists.All(list => list.TooLarge.Count == 0)) return new(placed.Assignments, placed.Unassigned, lists, draining, nextLook);
        var assignments = placed.Assignments.ToDictionary();
        var unassigned = placed.Unassigned.ToDictionary();
        foreach (var list in lists)
        {
            foreach (var uid in list.TooLarge.Where(assignments.ContainsKey))
            {
                assignments[uid] = [.. assignments[uid].Where(node => node != list.Node)];
                if (assignments[uid].Count > 0) continue;
                assignments.Remove(uid);
                unassigned[uid] = ConditionReasons.ListTooLarge;
            }
        }

        return new(assignments, unassigned, lists, draining, nextLook);
    }
}
