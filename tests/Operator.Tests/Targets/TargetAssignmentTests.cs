using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class TargetAssignmentTests
{
    private static readonly ObjectKey Shop = new("web", "shop");

    [Fact]
    public void Nodes_of_all_deployments_count_together()
    {
        var assignment = Of(Plan("edge", null, "edge-0", "edge-1"), Plan("core", "CapacityExhausted"), Plan("far", null, "far-0"));

        Assert.Equal(["edge-0", "edge-1", "far-0"], assignment.Nodes.Select(node => node.Key.Name));
        Assert.Equal((3, ConditionReasons.Assigned), (assignment.View.Nodes, assignment.View.Reason));
    }

    [Theory]
    [InlineData("CapacityExhausted", "CapacityExhausted", "The nodes of NetworkDeployment web/edge are full: change this.")]
    [InlineData("ListTooLarge", "ListTooLarge", "The target lists of NetworkDeployment web/edge have reached their greatest size: change this.")]
    [InlineData("NoRunningNode", "NoRunningNode", "its status says why")]
    [InlineData(null, "NoRunningNode", "web/edge")]
    [InlineData("Suspended", "NoRunningNode", "web/edge")]
    public void Nobody_measures_it_and_the_message_says_what_to_do(string? unassigned, string reason, string part)
    {
        var view = Of(Plan("edge", unassigned)).View;

        Assert.Equal((0, reason), (view.Nodes, view.Reason));
        Assert.Contains(part, view.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_can_change_is_said_first() =>
        Assert.Equal("CapacityExhausted", Of(Plan("a", "NoRunningNode"), Plan("b", "CapacityExhausted"), Plan("c", "ListTooLarge")).View.Reason);

    [Fact]
    public void Nobody_selects_it_and_the_message_names_its_labels_and_namespace()
    {
        var view = TargetAssignment.Of(Target(new Dictionary<string, string> { ["tier"] = "edge", ["app"] = "shop" }), []).View;

        Assert.Equal(ConditionReasons.NoMatchingDeployment, view.Reason);
        Assert.Contains("in namespace web whose spec.targetSelector matches app=shop,tier=edge", view.Message, StringComparison.Ordinal);
        Assert.Contains("empty spec.targetSelector", TargetAssignment.Of(Target(null), []).View.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_for_a_target_of_the_same_name_that_was_deleted_is_not_its_own() =>
        Assert.Equal(0, Of(Plan("edge", null, "edge-0") with { Targets = new Dictionary<ObjectKey, TargetPlan> { [Shop] = new("older", 1, ["edge-0"], null) } }).View.Nodes);

    private static TargetAssignment Of(params DeploymentPlan[] plans) => TargetAssignment.Of(Target(null), plans);

    private static Api.ProbeTargets.ProbeTarget Target(Dictionary<string, string>? labels) =>
        new() { Metadata = new ObjectMeta { Namespace = "web", Name = "shop", Uid = "uid-shop", Labels = labels } };

    private static DeploymentPlan Plan(string name, string? unassigned, params string[] nodes) => new()
    {
        Key = new ObjectKey("web", name), Uid = name, Nodes = [],
        Targets = new Dictionary<ObjectKey, TargetPlan> { [Shop] = new("uid-shop", 1, nodes, unassigned) { Advice = "change this" } },
    };
}
