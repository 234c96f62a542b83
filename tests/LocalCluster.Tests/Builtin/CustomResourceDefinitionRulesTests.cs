using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Builtin;

public class CustomResourceDefinitionRulesTests
{
    private static readonly ResourceDefinition Crd = BuiltinResources.All.Single(type => type.Kind == "CustomResourceDefinition");

    [Fact]
    public void Sound_definition_passes_and_nothing_of_it_is_pruned()
    {
        JsonObject crd = CustomResources.Definition();
        Assert.Empty(SchemaPruning.Prune(Crd.Schema, crd));
        ResourceRules.SetDefaults(Crd, crd);
        Assert.Empty(ResourceRules.Validate(Crd, crd));
    }

    [Theory]
    [InlineData("'name':'probetargets.networktelemetry.io'", "'name':'other.networktelemetry.io'",
        "metadata.name: Invalid value: 'other.networktelemetry.io': must be spec.names.plural+'.'+spec.group")]
    [InlineData("'scope':'Namespaced'", "'scope':'Galaxy'", "spec.scope: Unsupported value: 'Galaxy': supported values: 'Cluster', 'Namespaced'")]
    [InlineData("'storage':true", "'storage':false", "spec.versions: Invalid value: ['v1alpha1']: must have exactly one version marked as storage version")]
    [InlineData("{'type':'object','required':['spec']", "{'type':'string','required':['spec']",
        "spec.versions[0].schema.openAPIV3Schema.type: Invalid value: 'string': must be object at the root")]
    [InlineData("'host':{'type':'string'}", "'host':{}",
        "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[host].type: Required value: must not be empty for specified object fields")]
    [InlineData("'host':{'type':'string'}", "'host':{'type':'string','pattern':'['}",
        "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[host].pattern: Invalid value: '[' is not a regular expression")]
    [InlineData("'host':{'type':'string'}", "'host':{'type':'string','default':5}",
        "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[host].default: Invalid value: 'integer'")]
    [InlineData("'host':{'type':'string'}", "'host':{'type':'array'}",
        "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[host].items: Required value: must be specified")]
    [InlineData("'x-kubernetes-list-map-keys':['name']", "'x-kubernetes-list-map-keys':['nome']",
        "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[probes].x-kubernetes-list-map-keys: Invalid value: 'nome'")]
    [InlineData("'additionalPrinterColumns':[]", "'additionalPrinterColumns':[{'name':'A','type':'string','jsonPath':'.a['}]",
        "spec.versions[0].additionalPrinterColumns[0].jsonPath: Invalid value: '.a[': JSONPath '.a[': no closing ] at character 3")]
    public void Unsound_definition_is_refused_with_the_fields_path(string from, string to, string expected)
    {
        string text = CustomResources.Definition().ToJsonString();
        string changed = text.Replace(from.Replace('\'', '"'), to.Replace('\'', '"'), StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        JsonObject crd = JsonNode.Parse(changed)!.AsObject();
        ResourceRules.SetDefaults(Crd, crd);
        string actual = string.Join('|', ResourceRules.Validate(Crd, crd).Select(error => error.ToString().Replace("\\\"", "'", StringComparison.Ordinal).Replace('"', '\'')));
        Assert.Contains(expected, actual, StringComparison.Ordinal);
    }
}
