using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Tests.Placement;

public sealed class ReplicatedPlacementTests
{
    [Fact]
    public void Every_node_that_takes_targets_gets_all()
    {
        var result = ReplicatedPlacement.Plan(new PlacementRequest
        {
            Nodes = [new("b", true), new("a", true), new("lost", false)],
            Targets = [new("x", 1), new("y", 1)],
            Current = new Dictionary<string, IReadOnlyList<string>> { ["x"] = ["lost"] },
            Capacity = new(10, 10),
        });
        Assert.Equal(["a", "b", "lost"], result.Assignments["x"]);
        Assert.Equal(["a", "b"], result.Assignments["y"]);
    }

    [Fact]
    public void Past_the_capacity_the_targets_that_are_measured_already_stay()
    {
        var targets = Enumerable.Range(0, 6).Select(i => new PlacementTarget($"t{i}", 1)).ToList();
        IReadOnlyList<string> onA = ["a"];
        var result = ReplicatedPlacement.Plan(new PlacementRequest
        {
            Nodes = [new("a", true)], Targets = targets, Capacity = new(3, 100),
            Current = targets.Take(3).ToDictionary(target => target.Uid, _ => onA),
        });
        Assert.Equal(["t0", "t1", "t2"], result.Assignments.Keys.Order());
        Assert.All(result.Unassigned.Values, reason => Assert.Equal(ConditionReasons.CapacityExhausted, reason));
    }
}
