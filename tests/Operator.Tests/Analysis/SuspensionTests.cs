using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class SuspensionTests
{
    [Fact]
    public void A_target_that_is_suspended_loses_its_results_ends_its_outage_and_starts_anew()
    {
        var down = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(), Facts.Nodes("dd")));

        var suspended = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(down, generation: 2, suspend: true), [], seconds: 10));
        var resumed = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(suspended, generation: 3), Facts.Nodes("nn"), seconds: 20));
        var up = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(resumed, generation: 3), Facts.Nodes("uu"), seconds: 30));

        Assert.Equal((TargetPhase.Suspended, 0, null, null), (suspended.Phase, suspended.Results!.Count, suspended.Rtt, suspended.Loss));
        Assert.Equal(Facts.Start.AddSeconds(10), Assert.Single(suspended.Outages!).EndTime);
        Assert.Equal((TargetPhase.Pending, "Pending"), (resumed.Phase, Assert.Single(resumed.Results!).State));
        Assert.Equal((TargetPhase.Up, Facts.Start.AddSeconds(30)), (up.Phase, Assert.Single(up.Results!).LastTransitionTime));
        Assert.Single(up.Outages!);
        Assert.DoesNotContain(TargetEvents.Between(down, suspended), told => told.Reason == "Recovered");
    }

    [Theory]
    [InlineData("u", "u", "Up")]
    [InlineData("u", "d", "Down")]
    [InlineData("d", "u", "Down")]
    [InlineData("u", "?", "Unknown")]
    [InlineData("u", "p", "Pending")]
    public void With_both_families_each_has_to_be_up(string v4, string v6, string phase)
    {
        var target = Facts.Target();
        target = target with { Spec = target.Spec with { AddressFamily = "Both" } };
        var rows = Facts.Nodes(v4)[0].Rows.Values.Concat(Facts.Nodes(v6)[0].Rows.Values.Select(row => row with { Family = "IPv6" }));

        var status = TargetAnalysis.StatusOf(Facts.Of(target, [Facts.Node([.. rows])]));

        Assert.Equal((phase, 2), (status.Phase, status.Results!.Count));
        Assert.Equal(phase == "Down" ? 1 : 0, status.Outages!.Count);
    }
}
