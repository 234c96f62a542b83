using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class TargetReaderTests
{
    private readonly Fleet _fleet = new();

    [Fact]
    public void The_life_of_a_target_from_its_first_round_to_an_outage_and_back()
    {
        var target = _fleet.Target();
        _fleet.Plan(nodes: 3);
        var pending = _fleet.Written(target);
        for (var node = 0; node < 3; node++) _fleet.Report(node, "Up");
        var up = _fleet.Written(pending);
        for (var node = 0; node < 2; node++) _fleet.Report(node, "Down");
        var down = _fleet.Written(up);
        _fleet.Report(0, "Up");
        var recovered = _fleet.Written(down);

        Assert.Equal(["Pending", "Up", "Down", "Up"], new[] { pending, up, down, recovered }.Select(t => t.Status!.Phase));
        Assert.Equal("10ms", up.Status!.Rtt);
        Assert.Equal(2, Assert.Single(down.Status!.Outages!).Nodes);
        Assert.NotNull(Assert.Single(recovered.Status!.Outages!).EndTime);
        Assert.Equal(StatusChange.None, _fleet.Change(recovered));
    }

    [Fact]
    public void A_restarted_operator_writes_nothing_while_plans_and_nodes_are_awaited()
    {
        var target = Settled();
        var restarted = new Fleet();
        restarted.Targets.RecordWrite(target);

        Assert.Null(restarted.Reader.Read(target).Status);
        restarted.Plan(nodes: 3);
        Assert.Equal(StatusChange.None, restarted.Change(target));
        restarted.Report(2, "Down");
        Assert.Equal(StatusChange.None, restarted.Change(target));
        Assert.NotNull(restarted.Reader.Read(target).LookAgainAfter);
        for (var node = 0; node < 3; node++) restarted.Report(node, "Up");
        Assert.Equal(StatusChange.None, restarted.Change(target));
        Assert.Null(restarted.Reader.Read(target).LookAgainAfter);
    }

    [Fact]
    public void A_node_that_stays_silent_after_the_start_is_waited_for_no_longer_than_the_grace()
    {
        var target = Settled();
        var restarted = new Fleet();
        restarted.Targets.RecordWrite(target);
        restarted.Plan(nodes: 3);
        var wait = restarted.Reader.Read(target).LookAgainAfter!.Value;

        restarted.Time.Advance(wait);

        Assert.True(wait <= TargetReader.StartupGrace);
        Assert.Equal("Unknown", restarted.Reader.Read(target).Status!.Phase);
    }

    [Fact]
    public void A_deployment_that_is_never_planned_holds_targets_back_no_longer_than_the_grace()
    {
        var target = _fleet.Target();
        var wait = _fleet.Reader.Read(target).LookAgainAfter!.Value;

        _fleet.Time.Advance(wait);

        Assert.Equal("NoMatchingDeployment", _fleet.Reader.Read(target).Status!.Conditions![1].Reason);
    }

    [Fact]
    public void An_invalid_target_is_told_at_once_even_before_anything_is_planned()
    {
        var target = _fleet.Target();

        var status = _fleet.Reader.Read(target with { Spec = target.Spec with { Host = "http://example.com/", Interval = "1ms" } }).Status!;

        Assert.Equal("Invalid", status.Phase);
        Assert.Contains("spec.host", status.Conditions![0].Message, StringComparison.Ordinal);
        Assert.Contains("spec.interval", status.Conditions![0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_target_gives_deployments_a_moment_to_select_it()
    {
        _fleet.Plan(nodes: 1);
        var target = _fleet.Target();
        target = target with { Metadata = target.Metadata with { CreationTimestamp = _fleet.Time.GetUtcNow() } };

        Assert.Null(_fleet.Reader.Read(target).Status);
        _fleet.Time.Advance(TargetReader.SelectionGrace);
        Assert.Equal("NoMatchingDeployment", _fleet.Reader.Read(target).Status!.Conditions![1].Reason);
    }

    [Fact]
    public void An_edited_target_is_pending_until_a_node_runs_the_list_that_holds_the_edit()
    {
        var settled = Settled();
        var edited = _fleet.Target(generation: 2, status: settled.Status);
        _fleet.Plan(nodes: 3, revision: "r2");

        edited = _fleet.Written(edited);
        Assert.Equal(("Pending", 2L), (edited.Status!.Phase, edited.Status.ObservedGeneration));
        Assert.Equal(StatusChange.None, _fleet.Change(edited));

        _fleet.Report(0, "Down", revision: "r2");
        Assert.Equal("Down", _fleet.Reader.Read(edited).Status!.Phase);
    }

    [Fact]
    public void A_list_that_changed_for_other_targets_changes_nothing()
    {
        var settled = Settled();

        _fleet.Plan(nodes: 3, revision: "r2");

        Assert.Equal(StatusChange.None, _fleet.Change(settled));
    }

    [Fact]
    public void An_unreachable_node_and_one_whose_pod_was_replaced_have_no_vote()
    {
        var settled = Settled();
        _fleet.Time.Advance(TargetReader.StartupGrace);
        _fleet.Report(0, "Down");
        _fleet.Report(1, "Down", reachable: false);
        _fleet.Report(2, "Up", pod: "another");

        var result = Assert.Single(_fleet.Reader.Read(settled).Status!.Results!);

        Assert.Equal(("Down", 0, 1), (result.State, result.NodesUp, result.NodesDown));
    }

    private ProbeTarget Settled()
    {
        var target = _fleet.Target();
        _fleet.Plan(nodes: 3);
        for (var node = 0; node < 3; node++) _fleet.Report(node, "Up");
        return _fleet.Written(target);
    }
}
