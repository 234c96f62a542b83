using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Lists;

public sealed class ListDiffTests
{
    [Fact]
    public void Running_plans_after_the_diff_are_the_wanted_ones_and_equal_ones_are_not_touched() => Prop.ForAll<Dictionary<byte, byte>, Dictionary<byte, byte>>((before, after) =>
    {
        var running = Lists(before).ToDictionary(plan => plan.Key);
        var wanted = Lists(after);
        var diff = ListDiff.Between(running, wanted);

        var untouched = running.Keys.Except(diff.Removed).Except(diff.Changed.Select(plan => plan.Key)).ToArray();
        var result = untouched.Select(key => running[key]).Concat(diff.Changed).Concat(diff.Added).OrderBy(plan => plan.Uid);
        Assert.Equal(wanted.OrderBy(plan => plan.Uid), result);
        Assert.All(diff.Changed, plan => Assert.NotEqual(running[plan.Key], plan));
        Assert.All(diff.Added, plan => Assert.DoesNotContain(plan.Key, running.Keys));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_equal_list_changes_nothing()
    {
        var running = Lists(new() { [1] = 1, [2] = 9 }).ToDictionary(plan => plan.Key);
        var diff = ListDiff.Between(running, Lists(new() { [1] = 1, [2] = 9 }));
        Assert.Empty(diff.Added);
        Assert.Empty(diff.Changed);
        Assert.Empty(diff.Removed);
    }

    // Key: the target; value: something about it that may differ.
    private static IReadOnlyList<ProbePlan> Lists(Dictionary<byte, byte> targets) =>
        Plans.Accepted([.. targets.Select(pair => Plans.Target($"t{pair.Key}", Plans.Ping(packets: (pair.Value % 3) + 1)))]).Plans;
}
