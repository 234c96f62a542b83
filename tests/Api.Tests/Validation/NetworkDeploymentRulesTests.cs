using System.Text.Json;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.Validation;

namespace NetworkTelemetry.Api.Tests.Validation;

public sealed class NetworkDeploymentRulesTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"replicas":0,"placement":{"replication":2}}""")]
    [InlineData("""{"mode":"PerClusterNode","placement":{"replication":3}}""")]
    [InlineData("""{"replicas":3,"targetNamespaces":{"mode":"Selector","selector":{}},"egress":{"allowedCIDRs":["10.0.0.0/8","2001:db8::/32"]}}""")]
    public void Valid_deployments_pass(string spec) => Assert.Empty(Validate("edge", spec));

    [Theory]
    [InlineData("""{"replicas":2,"placement":{"mode":"Replicated","replication":2}}""", "spec.placement.replication: may only be set with mode Sharded")]
    [InlineData("""{"targetNamespaces":{"mode":"All","selector":{}}}""", "spec.targetNamespaces.selector: may only be set with mode Selector")]
    public void Invalid_deployments_are_told_the_field_and_what_would_be_right(string spec, string message) =>
        Assert.StartsWith(message, Assert.Single(Validate("edge", spec)).ToString());

    [Theory]
    [InlineData("a-name-that-is-much-too-long-for-its-pods-x", "must be at most 40 characters")]
    [InlineData("edge.eu", "must not contain dots")]
    public void Names_must_fit_into_names_of_pods(string name, string message) => Assert.Contains(message, Assert.Single(Validate(name, "{}")).Message);

    private static IReadOnlyList<ValidationError> Validate(string name, string spec) =>
        NetworkDeploymentRules.Validate(
            JsonSerializer.Deserialize($$"""{"metadata":{"name":"{{name}}"},"spec":{{spec}}}""", ApiJson.Default.NetworkDeployment)!);
}
