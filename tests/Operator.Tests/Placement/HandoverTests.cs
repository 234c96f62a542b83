using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Tests.Placement;

public sealed class HandoverTests
{
    [Theory]
    [InlineData("b", "a", "", "a", true)]
    [InlineData("b", "a", "b", "a", false)]
    [InlineData("b", "a", "", "", false)]
    [InlineData("a b", "a c", "a", "a c", true)]
    [InlineData("a b", "a c", "a b", "a c", false)]
    [InlineData("a", "a", "", "a", false)]
    public void The_giver_keeps_a_target_until_all_its_nodes_measure_it(string plan, string holders, string measuring, string alive, bool keeps)
    {
        var kept = Handover.Kept(
            new Dictionary<string, IReadOnlyList<string>> { ["t"] = plan.Split(' ') },
            new Dictionary<string, IReadOnlyList<string>> { ["t"] = holders.Split(' ') },
            measuring.Split(' ').ToDictionary(name => name, _ => (IReadOnlySet<string>)new HashSet<string> { "t" }),
            alive.Split(' ').ToHashSet());
        var giver = holders.Split(' ')[^1];
        Assert.Equal(keeps, kept.ContainsKey(giver) && kept[giver].Contains("t"));
        Assert.All(kept.Keys, name => Assert.DoesNotContain(name, plan.Split(' ')));
    }

    [Fact]
    public void A_target_that_nobody_is_to_have_is_not_kept() => Assert.Empty(Handover.Kept(
        new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>> { ["t"] = ["a"] },
        new Dictionary<string, IReadOnlySet<string>>(), new HashSet<string> { "a" }));
}
