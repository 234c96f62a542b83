using NetworkTelemetry.Api.Conditions;

namespace NetworkTelemetry.Operator.Placement;

/// <summary>Nodes and targets in an order that does not depend on the order in which they were given.</summary>
internal sealed class Workspace
{
    public Workspace(PlacementRequest request)
    {
        Nodes = [.. request.Nodes.OrderBy(node => node.Name, StringComparer.Ordinal).Select(node => new NodeLoad(node, request.Capacity))];
        var byName = Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        Targets =
        [
            .. request.Targets
                .Select(target => new PlacedTarget(target, CurrentOf(target.Uid, request, byName)))
                .OrderBy(target => target.Hash).ThenBy(target => target.Uid, StringComparer.Ordinal),
        ];
    }

    public IReadOnlyList<NodeLoad> Nodes { get; }

    public IReadOnlyList<PlacedTarget> Targets { get; }

    public PlacementResult ToResult()
    {
        var reason = Nodes.Any(node => node.AcceptsNew) ? ConditionReasons.CapacityExhausted : ConditionReasons.NoRunningNode;
        var assignments = new Dictionary<string, IReadOnlyList<string>>(Targets.Count);
        var unassigned = new Dictionary<string, string>();
        foreach (var target in Targets)
        {
            if (target.Nodes.Count == 0) unassigned[target.Uid] = reason;
            else assignments[target.Uid] = [.. target.Nodes.Select(node => node.Name).Order(StringComparer.Ordinal)];
        }

        return new(assignments, unassigned);
    }

    private static IReadOnlyList<NodeLoad> CurrentOf(string uid, PlacementRequest request, Dictionary<string, NodeLoad> byName) =>
        request.Current.TryGetValue(uid, out var names)
            ? [.. names.Distinct(StringComparer.Ordinal).Where(byName.ContainsKey).Select(name => byName[name])]
            : [];
}
