using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class PlanStepTests
{
    private static readonly ObjectKey Shop = new("web", "shop");

    [Fact]
    public void A_target_without_a_node_learns_what_would_help_and_again_when_that_changes()
    {
        var sharded = Plan(ConditionReasons.CapacityExhausted, PlacementMode.Sharded);
        var replicated = Plan(ConditionReasons.CapacityExhausted, PlacementMode.Replicated);
        Assert.Contains("spec.replicas", sharded.Targets[Shop].Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("spec.replicas", replicated.Targets[Shop].Advice, StringComparison.Ordinal);
        Assert.Equal([Shop], PlanChange.Between(sharded, replicated).Targets);
        Assert.Empty(PlanChange.Between(sharded, Plan(ConditionReasons.CapacityExhausted, PlacementMode.Sharded)).Targets);
        Assert.Null(Plan(ConditionReasons.Suspended, PlacementMode.Sharded).Targets[Shop].Advice);
    }

    private static DeploymentPlan Plan(string reason, string placement)
    {
        var facts = new DeploymentFacts
        {
            Deployment = Samples.Deployment() with { Spec = new() { Placement = new() { Mode = placement } } },
            Nodes = [], Targets = [new(Shop, "uid-shop", 1, null, 1, null)], TemplateRevision = "t", Now = Samples.Now,
        };
        var plan = new FleetPlan(
            new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string> { ["uid-shop"] = reason }, [], new HashSet<string>(), null);
        return PlanStep.Of(new ReconcileScope(facts, [], plan, DeploymentMemory.None));
    }
}
