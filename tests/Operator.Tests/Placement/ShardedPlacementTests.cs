using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Tests.Placement;

public sealed class ShardedPlacementTests
{
    private static readonly NodeCapacity Ample = new(1_000_000, 1e9);

    private static readonly double[] Rates = [0.1, 0.2, 0.5];

    /// <summary>Nodes, targets, replication, and a seed.</summary>
    private static readonly Arbitrary<(int Nodes, int Targets, int Replication, int Seed)> Fleets = (
        from nodes in Gen.Choose(1, 20)
        from targets in Gen.Choose(0, 300)
        from replication in Gen.Choose(1, 4)
        from seed in Gen.Choose(0, 1_000_000)
        select (nodes, targets, replication, seed)).ToArbitrary();

    [Fact]
    public void Every_target_has_its_nodes_and_none_of_them_twice() => ForAll(Ample, (request, result) =>
    {
        var expected = Math.Min(request.Replication, request.Nodes.Count);
        return result.Unassigned.Count == 0 && result.Assignments.Count == request.Targets.Count
            && result.Assignments.Values.All(nodes => nodes.Count == expected && nodes.Distinct().Count() == expected);
    });

    [Fact]
    public void No_node_carries_more_than_a_quarter_above_its_share() => ForAll(Ample, (request, result) =>
    {
        if (request.Targets.Count == 0) return true;
        var mean = request.Targets.Sum(target => target.RequestsPerSecond) * Math.Min(request.Replication, request.Nodes.Count) / request.Nodes.Count;
        return Loads(request, result).Values.All(load => load.Rate <= (mean * 1.25) + Rates.Max() + 1e-6);
    });

    [Fact]
    public void Capacity_is_never_exceeded_and_what_does_not_fit_says_so() => ForAll(new NodeCapacity(15, 3), (request, result) =>
        Loads(request, result).Values.All(load => load is { Count: <= 15, Rate: <= 3 + 1e-6 })
        && result.Assignments.Count + result.Unassigned.Count == request.Targets.Count
        && result.Unassigned.Values.All(reason => reason == ConditionReasons.CapacityExhausted));

    [Fact]
    public void The_order_of_the_input_does_not_matter() => ForAll(new NodeCapacity(15, 3), (request, result) =>
        Same(result, ShardedPlacement.Plan(request with { Nodes = [.. request.Nodes.Reverse()], Targets = [.. request.Targets.Reverse()] })));

    [Fact]
    public void What_is_placed_stays_when_nothing_changes() => ForAll(Ample, (request, result) =>
        Same(result, ShardedPlacement.Plan(request with { Current = result.Assignments })));

    [Fact]
    public void A_further_node_gets_its_share_and_nothing_else_moves() => ForAll(Ample, (request, result) =>
    {
        var grown = request with { Current = result.Assignments, Nodes = [.. request.Nodes, new PlacementNode("new", true)], Replication = 1 };
        var before = ShardedPlacement.Plan(request with { Replication = 1 });
        var after = ShardedPlacement.Plan(grown with { Current = before.Assignments });
        var share = (int)Math.Ceiling((double)request.Targets.Count / grown.Nodes.Count);

        // Targets weigh differently: the share in weight may be more of the light ones.
        return Moves(before, after) <= (share * 1.5) + 6;
    });

    [Fact]
    public void A_node_that_starts_empty_is_filled_to_its_share()
    {
        var targets = Targets(1000, seed: 1);
        var before = ShardedPlacement.Plan(Request(Nodes(10), targets, 2));
        var request = Request([.. Nodes(10), new PlacementNode("new", true)], targets, 2) with { Current = before.Assignments };
        var after = ShardedPlacement.Plan(request);
        var loads = Loads(request, after);
        Assert.InRange(loads["new"].Rate, 0.9 * loads.Values.Average(load => load.Rate), 1.1 * loads.Values.Average(load => load.Rate));
        Assert.InRange(Moves(before, after), 1, (1000 * 2 / 11) + 40);
    }

    [Fact]
    public void A_lost_node_moves_only_what_it_had() => ForAll(Ample, (request, result) =>
    {
        if (request.Nodes.Count < 2) return true;
        var lost = request.Nodes[0].Name;
        var left = result.Assignments.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)[.. pair.Value.Where(name => name != lost)]);
        var after = ShardedPlacement.Plan(request with { Current = left, Nodes = [.. request.Nodes.Skip(1)] });
        return left.All(pair => pair.Value.All(name => after.Assignments[pair.Key].Contains(name)));
    });

    [Fact]
    public void First_copies_come_before_second_ones()
    {
        var nodes = Nodes(2);
        var full = ShardedPlacement.Plan(Request(nodes, Targets(10, 1), 2, new NodeCapacity(10, 1e9)));
        var more = ShardedPlacement.Plan(Request(nodes, Targets(20, 1), 2, new NodeCapacity(10, 1e9)) with { Current = full.Assignments });
        Assert.Empty(more.Unassigned);
        Assert.All(more.Assignments.Values, names => Assert.Single(names));
    }

    [Fact]
    public void A_node_that_takes_nothing_new_keeps_what_it_has()
    {
        var targets = Targets(10, 1);
        IReadOnlyList<string> onB = ["b"];
        var current = targets.ToDictionary(target => target.Uid, _ => onB);
        var result = ShardedPlacement.Plan(Request([new("a", true), new("b", false)], [.. targets, new("extra", 0.1)], 1) with { Current = current });
        Assert.Equal(["a"], result.Assignments["extra"]);
        Assert.Contains(result.Assignments.Values, names => names.Contains("b"));
    }

    [Fact]
    public void Without_a_node_that_can_measure_every_target_says_so()
    {
        var result = ShardedPlacement.Plan(Request([], Targets(3, 1), 2));
        Assert.Equal(3, result.Unassigned.Count);
        Assert.All(result.Unassigned.Values, reason => Assert.Equal(ConditionReasons.NoRunningNode, reason));
    }

    [Fact]
    public void Ten_thousand_targets_on_twenty_nodes_are_planned_within_a_second()
    {
        var request = Request(Nodes(20), Targets(10_000, 1), 2);
        ShardedPlacement.Plan(request);
        var start = TimeProvider.System.GetTimestamp();
        ShardedPlacement.Plan(request with { Current = ShardedPlacement.Plan(request).Assignments, Nodes = [.. request.Nodes, new PlacementNode("new", true)] });
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0, 2);
    }

    private static void ForAll(NodeCapacity capacity, Func<PlacementRequest, PlacementResult, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Fleets, fleet =>
        {
            var request = Request(Nodes(fleet.Nodes), Targets(fleet.Targets, fleet.Seed), fleet.Replication, capacity);
            return holds(request, ShardedPlacement.Plan(request));
        }));

    private static PlacementRequest Request(IReadOnlyList<PlacementNode> nodes, IReadOnlyList<PlacementTarget> targets, int replication, NodeCapacity? capacity = null) =>
        new() { Nodes = nodes, Targets = targets, Capacity = capacity ?? Ample, Replication = replication };

    private static List<PlacementNode> Nodes(int count) => [.. Enumerable.Range(0, count).Select(i => new PlacementNode($"edge-{i}", true))];

    private static List<PlacementTarget> Targets(int count, int seed) =>
        [.. Enumerable.Range(0, count).Select(i => new PlacementTarget($"uid-{seed}-{i}", Rates[(i + seed) % Rates.Length]))];

    private static Dictionary<string, (int Count, double Rate)> Loads(PlacementRequest request, PlacementResult result)
    {
        var loads = request.Nodes.ToDictionary(node => node.Name, _ => (Count: 0, Rate: 0.0));
        foreach (var target in request.Targets.Where(target => result.Assignments.ContainsKey(target.Uid)))
            foreach (var name in result.Assignments[target.Uid]) loads[name] = (loads[name].Count + 1, loads[name].Rate + target.RequestsPerSecond);
        return loads;
    }

    private static int Moves(PlacementResult before, PlacementResult after) =>
        after.Assignments.Sum(pair => pair.Value.Except(before.Assignments.GetValueOrDefault(pair.Key, [])).Count());

    private static bool Same(PlacementResult a, PlacementResult b) =>
        a.Assignments.Count == b.Assignments.Count && a.Assignments.All(pair => pair.Value.SequenceEqual(b.Assignments[pair.Key])) && a.Unassigned.Keys.ToHashSet().SetEquals(b.Unassigned.Keys);
}
