using System.Text.Json.Nodes;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Api.Tests.Schemas;

public sealed class CustomResourceDefinitionTests
{
    private static JsonObject ProbeTargetSchema => CustomResourceDefinitions.ProbeTarget["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!.AsObject();

    [Fact]
    public void Files_in_config_crd_are_what_the_types_say()
    {
        foreach (var (fileName, definition) in CustomResourceDefinitions.All)
            Assert.Equal(CustomResourceDefinitionFiles.Text(definition), Repository.Read("config", "crd", fileName));
    }

    [Fact]
    public void Defaults_of_the_schema_are_those_of_the_code()
    {
        var spec = ProbeTargetSchema["properties"]!["spec"]!["properties"]!;
        Assert.Equal(ProbeDefaults.Interval, (string?)spec["interval"]!["default"]);
        Assert.Equal(ProbeDefaults.FailureThreshold, (long)spec["failureThreshold"]!["default"]!);
        Assert.Equal(ProbeDefaults.SuccessThreshold, (long)spec["successThreshold"]!["default"]!);
        var icmp = spec["probes"]!["items"]!["properties"]!["icmp"]!["properties"]!;
        Assert.Equal(ProbeDefaults.IcmpPackets, (long)icmp["packets"]!["default"]!);
        Assert.Equal(ProbeDefaults.IcmpPayloadBytes, (long)icmp["payloadBytes"]!["default"]!);
        Assert.Equal(ProbeDefaults.IcmpDscp, (long)icmp["dscp"]!["default"]!);
    }

    [Fact]
    public void Lists_that_people_edit_are_maps_by_name()
    {
        var probes = ProbeTargetSchema["properties"]!["spec"]!["properties"]!["probes"]!;
        Assert.Equal("map", (string?)probes["x-kubernetes-list-type"]);
        Assert.Equal("name", (string?)probes["x-kubernetes-list-map-keys"]![0]);
        Assert.Contains("name", probes["items"]!["required"]!.AsArray().Select(n => (string?)n));
    }

    // A structural schema that an API server of 1.20 accepts has a type everywhere, no nullable: false and no CEL.
    [Fact]
    public void Every_node_of_a_schema_is_structural()
    {
        foreach (var (_, definition) in CustomResourceDefinitions.All)
            AssertStructural(definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!.AsObject(), "");
    }

    private static void AssertStructural(JsonObject schema, string path)
    {
        Assert.True(schema["type"] is not null, $"{path} has no type");
        Assert.False(schema.ContainsKey("nullable"), path);
        Assert.False(schema.ContainsKey("x-kubernetes-validations"), path);
        foreach (var (name, property) in schema["properties"] as JsonObject ?? []) AssertStructural(property!.AsObject(), $"{path}.{name}");
        if (schema["items"] is JsonObject items) AssertStructural(items, path + "[]");
        if (schema["additionalProperties"] is JsonObject values) AssertStructural(values, path + "{}");
    }
}
