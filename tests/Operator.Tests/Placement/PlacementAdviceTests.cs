using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Placement;

namespace NetworkTelemetry.Operator.Tests.Placement;

public sealed class PlacementAdviceTests
{
    private const string Nodes = "spec.replicas", Machines = "spec.template", Capacity = "spec.placement.capacity", Copies = "spec.placement.replication", Sharing = "spec.placement.mode Sharded";

    [Theory]
    [InlineData("CapacityExhausted", null, null, Nodes, Capacity)]
    [InlineData("CapacityExhausted", "Replicas", "Sharded", Nodes, Capacity)]
    [InlineData("CapacityExhausted", "Replicas", "Replicated", Sharing, Capacity)]
    [InlineData("CapacityExhausted", "PerClusterNode", "Sharded", Machines, Capacity)]
    [InlineData("CapacityExhausted", "PerClusterNode", "Replicated", Sharing, Capacity)]
    [InlineData("ListTooLarge", null, null, Nodes, Copies)]
    [InlineData("ListTooLarge", "Replicas", "Sharded", Nodes, Copies)]
    [InlineData("ListTooLarge", "Replicas", "Replicated", Sharing)]
    [InlineData("ListTooLarge", "PerClusterNode", "Sharded", Machines, Copies)]
    [InlineData("ListTooLarge", "PerClusterNode", "Replicated", Sharing)]
    [InlineData("NoRunningNode", "Replicas", "Sharded")]
    public void Only_fields_that_help_are_named(string reason, string? mode, string? placement, params string[] fields)
    {
        var advice = PlacementAdvice.Of(reason, new NetworkDeploymentSpec { Mode = mode, Placement = new PlacementSpec { Mode = placement } }) ?? "";
        Assert.Equal(fields.Order(), new[] { Nodes, Machines, Capacity, Copies, Sharing }.Where(field => advice.Contains(field, StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void Fields_that_are_not_set_are_their_defaults() =>
        Assert.Equal("raise spec.replicas or spec.placement.capacity", PlacementAdvice.Of("CapacityExhausted", new NetworkDeploymentSpec()));
}
