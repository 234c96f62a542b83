using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Builtin;

public class ResourceDefinitionTests
{
    [Fact]
    public void Exactly_the_promised_types_are_built_in() => Assert.Equal(
        ["apiextensions.k8s.io/v1/customresourcedefinitions", "apps/v1/controllerrevisions", "authentication.k8s.io/v1/selfsubjectreviews",
         "authorization.k8s.io/v1/selfsubjectaccessreviews", "authorization.k8s.io/v1/selfsubjectrulesreviews", "coordination.k8s.io/v1/leases",
         "events.k8s.io/v1/events", "v1/configmaps", "v1/events", "v1/namespaces", "v1/pods", "v1/secrets", "v1/serviceaccounts", "v1/services"],
        BuiltinResources.All.Select(type => $"{type.ApiVersion}/{type.Plural}").Order(StringComparer.Ordinal));

    [Fact]
    public void Both_events_have_one_store() =>
        Assert.Equal(["events", "events"], BuiltinResources.All.Where(type => type.Kind == "Event").Select(type => type.StoreName));

    [Fact]
    public void Custom_type_has_all_that_its_definition_says()
    {
        ResourceDefinition type = CustomResources.Target();
        Assert.Equal(("networktelemetry.io/v1alpha1", "ProbeTarget", "ProbeTargetList", "probetarget"), (type.ApiVersion, type.Kind, type.ListKind, type.Singular));
        Assert.Equal(["pt"], type.ShortNames);
        Assert.Equal(["telemetry"], type.Categories);
        Assert.Equal("probetargets.networktelemetry.io", type.StoreName);
        Assert.True(type is { HasStatus: true, Namespaced: true, IsCustom: true });
        Assert.Equal(new ScaleSubresource(".spec.replicas", ".status.replicas", null), type.Scale);
        Assert.Equal("io.networktelemetry.v1alpha1.ProbeTarget", type.DefinitionName);
        Assert.NotNull(type.Schema.Child("metadata")!.Child("ownerReferences"));
    }

    [Fact]
    public void Published_schemas_refer_only_to_published_ones()
    {
        var text = string.Join('\n', BuiltinResources.OpenApiDefinitions.Values.Append(CustomResources.Target().OpenApiSchema).Select(schema => schema.ToJsonString()));
        foreach (string reference in text.Split("#/definitions/").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]))
        {
            Assert.Contains(reference, BuiltinResources.OpenApiDefinitions.Keys);
        }
    }

    [Fact]
    public void Event_survives_the_way_through_the_other_group()
    {
        JsonObject core = Json.Object("""
            {'apiVersion':'v1','kind':'Event','metadata':{'name':'e'},'involvedObject':{'name':'p'},'message':'m','reason':'r','source':{'component':'c'},
             'firstTimestamp':'2026-01-01T00:00:00Z','lastTimestamp':'2026-01-01T00:00:00Z','count':2,'reportingComponent':'x','reportingInstance':'i','type':'Normal'}
            """);
        JsonObject grouped = EventConversion.ToEventsGroup(core);
        Assert.Equal(("events.k8s.io/v1", "m", "x"), (grouped.Text("apiVersion"), grouped.Text("note"), grouped.Text("reportingController")));
        ResourceDefinition type = BuiltinResources.All.Single(each => each.Group == "events.k8s.io");
        Assert.Empty(SchemaPruning.Prune(type.Schema, grouped.DeepClone().AsObject()));
        Json.AssertSame(core, type.ToStorage(grouped));
        Json.AssertSame(grouped, type.FromStorage(core));
    }
}
