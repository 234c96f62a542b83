using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Tests.Placement;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4, false, true)]
    [InlineData(6, false, false)]
    [InlineData(6, true, true)]
    [InlineData(29, true, true)]
    [InlineData(31, true, false)]
    public void A_lost_node_keeps_a_target_for_5_s_alone_and_for_30_s_when_others_have_it(int lostSeconds, bool shared, bool keeps)
    {
        NodeCondition[] nodes = [Able("a"), Lost("b", lostSeconds)];
        var keepers = Retention.Keepers(Holders(shared ? ["a", "b"] : ["b"]), nodes, Now);
        Assert.Equal(keeps, keepers["t"].Contains("b"));
    }

    [Fact]
    public void While_no_node_is_able_everything_stays_and_those_that_start_take_new_targets()
    {
        NodeCondition[] nodes = [Lost("a", 600), Lost("b", 600) with { Starting = false }];
        var keepers = Retention.Keepers(Holders(["b"]), nodes, Now);
        Assert.Equal(["b"], keepers["t"]);
        Assert.Equal([new PlacementNode("a", true), new PlacementNode("b", false)], Retention.Nodes(keepers, nodes));
    }

    [Fact]
    public void A_node_that_is_to_go_keeps_nothing()
    {
        NodeCondition[] nodes = [Able("a"), Able("b") with { Wanted = false }];
        var keepers = Retention.Keepers(Holders(["b"]), nodes, Now);
        Assert.Empty(keepers["t"]);
        Assert.Equal([new PlacementNode("a", true)], Retention.Nodes(keepers, nodes));
    }

    [Fact]
    public void A_lost_node_without_targets_to_keep_does_not_count()
    {
        NodeCondition[] nodes = [Able("a"), Lost("b", 600)];
        Assert.Equal([new PlacementNode("a", true)], Retention.Nodes(Retention.Keepers(Holders(["a"]), nodes, Now), nodes));
    }

    [Theory]
    [InlineData(1, 4.0)]
    [InlineData(10, 20.0)]
    [InlineData(40, null)]
    public void The_next_look_is_when_patience_ends(int lostSeconds, double? expected) =>
        Assert.Equal(expected, Retention.NextLook([Able("a"), Lost("b", lostSeconds)], Now)?.TotalSeconds);

    private static NodeCondition Able(string name) => new(name, true, true, true, null);

    private static NodeCondition Lost(string name, int seconds) => new(name, true, false, true, Now.AddSeconds(-seconds));

    private static Dictionary<string, IReadOnlyList<string>> Holders(IReadOnlyList<string> names) => new() { ["t"] = names };
}
