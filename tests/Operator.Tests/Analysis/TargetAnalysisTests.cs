using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Analysis;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class TargetAnalysisTests
{
    [Theory]
    //          nodes  Assigned  Reachable  Ready     reason of Ready            phase
    [InlineData("uuu", "True", "True", "True", "AllProbesUp", "Up")]
    [InlineData("udd", "True", "False", "False", "ProbesDown", "Down")]
    [InlineData("??", "True", "Unknown", "Unknown", "ProbesUnknown", "Unknown")]
    [InlineData("nn", "True", "Unknown", "Unknown", "AwaitingResults", "Pending")]
    [InlineData("", "False", "Unknown", "False", "NoMatchingDeployment", "Pending")]
    public void Conditions_and_phase_follow_the_nodes(string nodes, string assigned, string reachable, string ready, string reason, string phase)
    {
        var status = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(generation: 4), Facts.Nodes(nodes)));

        Assert.Equal(["Accepted", "Assigned", "Reachable", "Ready"], status.Conditions!.Select(condition => condition.Type));
        Assert.Equal(["True", assigned, reachable, ready], status.Conditions!.Select(condition => condition.Status));
        Assert.Equal((reason, phase, nodes.Length), (Condition(status, "Ready").Reason, status.Phase, status.AssignedNodes));
        Assert.All(status.Conditions!, condition => Assert.Equal(4, condition.ObservedGeneration));
        Assert.Equal(4, status.ObservedGeneration);
    }

    [Fact]
    public void An_invalid_spec_says_everything_that_is_wrong_and_ends_what_was_measured()
    {
        var before = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(), Facts.Nodes("dd")));
        var facts = Facts.Of(Facts.Target(before, generation: 2), Facts.Nodes("dd"), seconds: 60) with { Errors = ["spec.host: is wrong", "spec.interval: too short"] };

        var status = TargetAnalysis.StatusOf(facts);

        Assert.Equal(("False", ConditionReasons.InvalidSpec, "spec.host: is wrong; spec.interval: too short"), Words(status, "Accepted"));
        Assert.Equal((TargetPhase.Invalid, "False"), (status.Phase, Condition(status, "Ready").Status));
        Assert.Empty(status.Results!);
        Assert.Equal(Facts.Start.AddSeconds(60), Assert.Single(status.Outages!).EndTime);
    }

    [Fact]
    public void A_suspended_target_is_neither_up_nor_down()
    {
        var status = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(suspend: true), []));

        Assert.Equal(["True", "False", "Unknown", "False"], status.Conditions!.Select(condition => condition.Status));
        Assert.All(status.Conditions!.Skip(1), condition => Assert.Equal(ConditionReasons.Suspended, condition.Reason));
        Assert.Equal(TargetPhase.Suspended, status.Phase);
    }

    [Theory]
    [InlineData(Importance.Required, "Down", "False")]
    [InlineData(Importance.Informational, "Up", "True")]
    [InlineData(null, "Down", "False")]
    public void Only_a_required_probe_decides(string? importance, string phase, string reachable)
    {
        var target = Facts.Target(probes: [new Probe { Name = "ping", Type = "ICMP" }, new Probe { Name = "port", Type = "TCP", Importance = importance }]);

        var status = TargetAnalysis.StatusOf(Facts.Of(target, [Facts.Node(Facts.Row("Up"), Facts.Row("Down", "Refused", probe: "port"))]));

        Assert.Equal((phase, reachable), (status.Phase, Condition(status, "Reachable").Status));
        Assert.Equal(2, status.Results!.Count);
    }

    [Fact]
    public void The_columns_show_the_first_required_probe()
    {
        var target = Facts.Target(probes:
            [new Probe { Name = "port", Type = "TCP", Importance = Importance.Informational }, new Probe { Name = "ping", Type = "ICMP" }, new Probe { Name = "late", Type = "ICMP" }]);
        var node = Facts.Node(
            Facts.Row("Up", rtt: 0.005, sent: 10, probe: "port"), Facts.Row("Up", rtt: 0.0118, sent: 10, lost: 1), Facts.Row("Up", rtt: 0.9, sent: 10, probe: "late"));

        var status = TargetAnalysis.StatusOf(Facts.Of(target, [node]));

        Assert.Equal(("11.8ms", "10%"), (status.Rtt, status.Loss));
    }

    [Theory]
    //           rtt ms  lost  was past  phase
    [InlineData(199, 0, false, "Up")]
    [InlineData(201, 0, false, "Degraded")]
    [InlineData(10, 1, false, "Up")]
    [InlineData(10, 2, false, "Degraded")]
    [InlineData(185, 0, true, "Degraded")]   // Not far enough below the limit to count as well again.
    [InlineData(179, 0, true, "Up")]
    public void Past_a_threshold_while_reachable_is_degraded(int milliseconds, int lost, bool wasPast, string phase)
    {
        var target = Facts.Target();
        target = target with { Spec = target.Spec with { Thresholds = new Thresholds { Rtt = "200ms", Loss = "1%" } } };
        if (wasPast) target = target with { Status = TargetAnalysis.StatusOf(Facts.Of(target, [Facts.Node(Facts.Row("Up", rtt: 0.3, sent: 100))])) };

        var status = TargetAnalysis.StatusOf(Facts.Of(target, [Facts.Node(Facts.Row("Up", rtt: milliseconds / 1e3, sent: 100, lost: lost))]));

        Assert.Equal(phase, status.Phase);
        Assert.Equal((phase == "Up" ? "True" : "False", "True"), (Condition(status, "Ready").Status, Condition(status, "Reachable").Status));
    }

    [Fact]
    public void A_restarted_operator_keeps_what_is_stored_while_nodes_are_awaited()
    {
        var before = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(), Facts.Nodes("uuu")));

        var status = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(before), [.. Facts.Nodes("d"), Facts.Node(NodeStanding.Awaited), Facts.Node(NodeStanding.Awaited)], seconds: 5));

        Assert.Equal(StatusChange.None, StatusDifference.Between(before, status));
    }

    [Fact]
    public void The_same_facts_a_minute_later_are_worth_no_write()
    {
        var before = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(), Facts.Nodes("uud?x")));

        var status = TargetAnalysis.StatusOf(Facts.Of(Facts.Target(before), Facts.Nodes("uud?x"), seconds: 60));

        Assert.Equal(StatusChange.None, StatusDifference.Between(before, status));
        Assert.Equal(before.Conditions!.Select(condition => condition.LastTransitionTime), status.Conditions!.Select(condition => condition.LastTransitionTime));
    }

    [Fact]
    public void Two_probes_of_one_name_do_not_stop_the_analysis() =>
        Assert.Equal(2, TargetAnalysis.StatusOf(Facts.Of(Facts.Target(probes: [new Probe { Name = "a", Type = "ICMP" }, new Probe { Name = "a", Type = "TCP" }]), Facts.Nodes("n"))).Results!.Count);

    private static Condition Condition(ProbeTargetStatus status, string type) => status.Conditions!.Single(condition => condition.Type == type);

    private static (string Status, string Reason, string Message) Words(ProbeTargetStatus status, string type) =>
        (Condition(status, type).Status, Condition(status, type).Reason, Condition(status, type).Message);
}
