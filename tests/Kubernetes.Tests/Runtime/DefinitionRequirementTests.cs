using System.Text.Json;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class DefinitionRequirementTests
{
    private const string Whole = """
        {"type":"object","properties":{"spec":{"type":"object","properties":{
          "holderIdentity":{},"leaseDurationSeconds":{},"acquireTime":{},"renewTime":{},"leaseTransitions":{} %MORE% }}}}
        """;

    [Theory]
    [InlineData(true, null, null)]
    [InlineData(false, null, "the CustomResourceDefinition leases.coordination.k8s.io is not installed")]
    [InlineData(false, "v2", "the CustomResourceDefinition leases.coordination.k8s.io does not serve version v1 (it serves v2)")]
    [InlineData(false, "v1", "the CustomResourceDefinition leases.coordination.k8s.io is not served yet")]
    [InlineData(true, "v1", null)]
    public void A_definition_that_is_missing_or_of_another_version_is_named(bool served, string? version, string? expected) =>
        Assert.Equal(expected, DefinitionRequirement<Lease>.Judge(served, version is null ? null : Definition(version, Whole.Replace("%MORE%", "", StringComparison.Ordinal))));

    [Theory]
    [InlineData("""{"type":"object","properties":{}}""", "has no spec")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"object","properties":{"holderIdentity":{}}}}}""", "has no spec.")]
    [InlineData("""{"type":"object","properties":{"spec":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}""", null)]
    [InlineData("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}""", null)]
    public void Fields_that_an_older_definition_lacks_are_named(string schema, string? expected)
    {
        var problem = DefinitionRequirement<Lease>.Judge(true, Definition("v1", schema));
        if (expected is null) Assert.Null(problem);
        else Assert.Contains(expected, problem);
    }

    [Fact]
    public void Fields_that_this_program_does_not_know_do_no_harm() =>
        Assert.Null(DefinitionRequirement<Lease>.Judge(true, Definition("v1", Whole.Replace("%MORE%", ""","preferredHolder":{}""", StringComparison.Ordinal))));

    private static CustomResourceDefinition Definition(string version, string schema) => new()
    {
        Spec = new() { Versions = [new() { Name = version, Served = true, Schema = new() { OpenApiV3Schema = JsonDocument.Parse(schema).RootElement } }] },
    };
}
