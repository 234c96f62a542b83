using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class DeploymentStatusTests
{
    private static readonly string Present = TemplateRevision.Of(Samples.Deployment(), Samples.Image);

    private static readonly AssessedNode Running = Samples.Node(Samples.Pod());
    private static readonly AssessedNode Configuring = Samples.Node(Samples.Pod(ready: "False", configuredStart: null, name: "edge-1-x"), name: "edge-1");
    private static readonly AssessedNode Failed = Samples.Node(Samples.Pod(phase: "Failed", name: "edge-2-x"), name: "edge-2");
    private static readonly AssessedNode Stuck = Samples.Node(Samples.Pod(phase: "Failed"), Samples.FailedBefore(3, 1, "edge-0-aaaa"));
    private static readonly AssessedNode Outdated = Samples.Node(Samples.Pod(templateRevision: "older"));
    private static readonly AssessedNode Isolated = NodeAssessment.Assess(
        Samples.Facts(Samples.Pod()) with { Isolation = new("it sees nothing", Samples.Now) }, Samples.Deployment().Spec, Samples.Now);

    private static readonly Rejection Invalid = new(ConditionReasons.InvalidSpec, "spec.replicas: must be 0 to 1000");

    private static readonly Dictionary<string, DeploymentView> Views = new()
    {
        ["all well"] = View(Running),
        ["scaled to zero"] = View(),
        ["starting"] = View(Running, Configuring),
        ["none yet"] = View(Samples.Node(null)),
        ["one failed"] = View(Running, Failed),
        ["failed for good"] = View(Stuck),
        ["older template"] = View(Outdated),
        ["lists under way"] = View(Running) with { Lagging = 1 },
        ["no room"] = View(Running) with { Unassigned = new Dictionary<string, int> { [ConditionReasons.CapacityExhausted] = 2 } },
        ["cut off"] = View(Isolated, Running),
        ["invalid"] = View(Running) with { Rejection = Invalid },
    };

    [Theory]
    [InlineData("all well", "Running", "Ready=True/AllNodesRunning Available=True Progressing=False/Complete Reconciling=False Stalled=False")]
    [InlineData("scaled to zero", "Running", "Ready=True/ScaledToZero Available=True Progressing=False/Complete Reconciling=False Stalled=False")]
    [InlineData("starting", "Progressing", "Ready=False/NodesNotRunning Available=True Progressing=True/NodesStarting Reconciling=True Stalled=False")]
    [InlineData("none yet", "Pending", "Ready=False/NoNodeRunning Available=False Progressing=True/NodesStarting Reconciling=True Stalled=False")]
    [InlineData("one failed", "Degraded", "Ready=False/NodesNotRunning Available=True Progressing=True/NodesStarting Reconciling=True Stalled=False")]
    [InlineData("failed for good", "Failed", "Ready=False/NoNodeRunning Available=False Progressing=True/NodesStarting Reconciling=True Stalled=True")]
    [InlineData("older template", "Progressing", "Ready=False/NodesNotRunning Available=True Progressing=True/NodesStarting Reconciling=True Stalled=False")]
    [InlineData("lists under way", "Running", "Ready=True/AllNodesRunning Available=True Progressing=True/ListsDelivering Reconciling=False Stalled=False")]
    [InlineData("no room", "Degraded", "Ready=False/CapacityExhausted Available=True Progressing=False/Complete Reconciling=False Stalled=False")]
    [InlineData("cut off", "Degraded", "Ready=False/ProberIsolated Available=True Connected=False/ProberIsolated Progressing=False/Complete Reconciling=False Stalled=False")]
    [InlineData("none yet", "Pending", "Connected=Unknown/NoNodeRunning")]
    [InlineData("scaled to zero", "Running", "Connected=True/ScaledToZero")]
    [InlineData("all well", "Running", "Connected=True/AsExpected")]
    [InlineData("invalid", "Failed", "Ready=False/InvalidSpec Available=True Progressing=False/InvalidSpec Reconciling=False Stalled=True")]
    public void Conditions_and_phase_say_what_is_seen(string row, string phase, string conditions)
    {
        var status = DeploymentStatusBuilder.Build(Views[row]);
        Assert.True(phase == status.Phase, $"{row}: {status.Phase}");
        foreach (var expected in conditions.Split(' '))
        {
            var (type, status_, reason) = (expected.Split('=')[0], expected.Split('=', '/')[1], expected.Split('/').ElementAtOrDefault(1));
            var condition = status.Conditions!.Single(candidate => candidate.Type == type);
            Assert.True(condition.Status == status_ && (reason is null || condition.Reason == reason), $"{row}: {condition}");
            Assert.Equal(7, condition.ObservedGeneration);
            Assert.NotEmpty(condition.Message);
        }
    }

    [Fact]
    public void What_is_left_without_a_node_is_said_by_reason_with_what_would_help()
    {
        var unassigned = new Dictionary<string, int> { [ConditionReasons.NoRunningNode] = 3, [ConditionReasons.ListTooLarge] = 1, [ConditionReasons.CapacityExhausted] = 2 };
        var replicated = Samples.Deployment() with { Spec = new() { Placement = new() { Mode = PlacementMode.Replicated } } };
        var status = DeploymentStatusBuilder.Build(View(Running) with { Unassigned = unassigned, Deployment = replicated });
        Assert.Equal(
            "No node measures 2 targets (CapacityExhausted): raise spec.placement.capacity, or let the nodes share the targets with spec.placement.mode Sharded."
            + " No node measures 1 target (ListTooLarge): let the nodes share the targets with spec.placement.mode Sharded. No node measures 3 targets (NoRunningNode).",
            status.Conditions!.Single(condition => condition.Type == ConditionTypes.Ready).Message);
    }

    [Fact]
    public void Unhealthy_nodes_come_first_and_the_rest_is_left_out_past_500()
    {
        var nodes = Enumerable.Range(0, 600).Select(i => Samples.Node(Samples.Pod(name: $"edge-{i}-x"), name: $"edge-{i}")).Append(Failed with { Status = Failed.Status with { Name = "edge-999" } });
        var status = DeploymentStatusBuilder.Build(View([.. nodes]));
        Assert.Equal(500, status.Nodes!.Count);
        Assert.Equal(101, status.NodesOmitted);
        Assert.Equal(["edge-999", "edge-0", "edge-1", "edge-2"], status.Nodes.Take(4).Select(node => node.Name));
        Assert.Equal((600, 1), (status.PhaseCounts!.Running, status.PhaseCounts.Failed));
    }

    [Fact]
    public void Times_move_only_when_a_status_turns()
    {
        var before = DeploymentStatusBuilder.Build(View(Configuring) with { Now = Samples.Now.AddSeconds(-60) });
        var after = DeploymentStatusBuilder.Build(View(Configuring with { State = new(NodePhase.Running) }) with { Deployment = Samples.Deployment() with { Status = before } });
        Assert.Equal(Samples.Now, Time(after, ConditionTypes.Ready));
        Assert.Equal(Samples.Now.AddSeconds(-60), Time(after, ConditionTypes.Accepted));
    }

    [Fact]
    public void The_same_look_is_no_difference_and_a_delivered_list_is_a_small_one()
    {
        var stored = DeploymentStatusBuilder.Build(View(Running));
        var again = DeploymentStatusBuilder.Build(View(Running) with { Deployment = Samples.Deployment() with { Status = stored }, Now = Samples.Now.AddHours(1) });
        Assert.Equal(StatusUrgency.None, StatusComparison.Compare(stored, again));
        Assert.Equal(StatusUrgency.Deliveries, StatusComparison.Compare(stored, stored with { Nodes = [stored.Nodes![0] with { ListRevision = "r2", Targets = 9 }] }));
        Assert.Equal(StatusUrgency.Transition, StatusComparison.Compare(stored, stored with { Nodes = [stored.Nodes[0] with { Phase = "Failed" }] }));
        Assert.Equal(StatusUrgency.Transition, StatusComparison.Compare(null, stored));
    }

    [Fact]
    public void Events_tell_of_transitions_and_of_nothing_else()
    {
        var good = DeploymentStatusBuilder.Build(View(Running));
        var bad = DeploymentStatusBuilder.Build(View(Samples.Node(Samples.Pod(phase: "Failed"))));
        var invalid = DeploymentStatusBuilder.Build(View(Running) with { Rejection = Invalid });
        Assert.Equal(["NodeFailed"], Reasons(good, bad));
        Assert.Empty(Reasons(bad, bad));
        Assert.Equal(["Ready"], Reasons(bad, good));
        Assert.Equal(["InvalidSpec"], Reasons(good, invalid));
        Assert.Empty(Reasons(invalid, invalid));
        var isolated = DeploymentStatusBuilder.Build(View(Isolated));
        Assert.Equal(["ProberIsolated"], Reasons(good, isolated));
        Assert.Empty(Reasons(isolated, isolated));
        Assert.Equal(["ProberReconnected", "Ready"], Reasons(isolated, good));
        Assert.Equal(["NodeFailed"], Reasons(isolated, bad));
        var full = DeploymentStatusBuilder.Build(Views["no room"]);
        Assert.Equal(["CapacityExhausted"], Reasons(good, full));
        Assert.Empty(Reasons(full, full));
        var scaledToZero = DeploymentStatusBuilder.Build(View() with { Unassigned = new Dictionary<string, int> { [ConditionReasons.NoRunningNode] = 2 } });
        Assert.Empty(Reasons(good, scaledToZero));
    }

    [Fact]
    public void A_node_that_is_cut_off_says_so_while_it_runs()
    {
        Assert.Equal(("Running", "ProberIsolated", "Node edge-0 is cut off: it sees nothing"), (Isolated.Status.Phase, Isolated.Status.Reason, Isolated.Status.Message));
        var failed = NodeAssessment.Assess(Isolated.Facts with { Pods = [Samples.Pod(phase: "Failed")] }, Samples.Deployment().Spec, Samples.Now);
        Assert.Equal(("Failed", false), (failed.Status.Phase, failed.IsIsolated));
        Assert.NotEqual("ProberIsolated", failed.Status.Reason);
    }

    private static List<string> Reasons(NetworkDeploymentStatus before, NetworkDeploymentStatus after) =>
        [.. DeploymentEvents.Between(before, after).Select(note => note.Reason)];

    private static DateTimeOffset? Time(NetworkDeploymentStatus status, string type) => status.Conditions!.Single(condition => condition.Type == type).LastTransitionTime;

    private static DeploymentView View(params IReadOnlyList<AssessedNode> nodes) =>
        new() { Deployment = Samples.Deployment(), Nodes = nodes, TemplateRevision = Present, Targets = 4, Now = Samples.Now };
}
