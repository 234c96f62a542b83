using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Selectors;

namespace NetworkTelemetry.LocalCluster.Tests.Selectors;

public class FieldSelectorTests
{
    private static ResourceDefinition Type(string apiVersion, string kind) =>
        BuiltinResources.All.Single(type => type.ApiVersion == apiVersion && type.Kind == kind);

    [Theory]
    [InlineData("", true)]
    [InlineData("metadata.name=a", true)]
    [InlineData("metadata.name==b", false)]
    [InlineData("metadata.name!=b,status.phase=Running", true)]
    [InlineData("spec.nodeName=", true)]
    [InlineData("spec.nodeName!=", false)]
    [InlineData("spec.hostNetwork=false", true)]
    public void Pod_is_selected(string text, bool expected) =>
        Assert.Equal(expected, FieldSelector.Parse(Type("v1", "Pod"), text).Matches(Json.Object("{'metadata':{'name':'a'},'status':{'phase':'Running'}}")));

    [Theory]
    [InlineData("v1", "involvedObject.name=x,source=kubelet", "{'involvedObject':{'name':'x'},'source':{'component':'kubelet'}}")]
    [InlineData("events.k8s.io/v1", "regarding.name=x,type!=Warning", "{'regarding':{'name':'x'},'type':'Normal'}")]
    public void Event_is_selected(string apiVersion, string text, string value) =>
        Assert.True(FieldSelector.Parse(Type(apiVersion, "Event"), text).Matches(Json.Object(value)));

    [Theory]
    [InlineData("v1", "Pod", "spec.foo=a", "field label not supported: spec.foo")]
    [InlineData("v1", "ConfigMap", "data=a", "\"data\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"")]
    [InlineData("v1", "Pod", "metadata.name", "invalid selector: 'metadata.name'; can't understand 'metadata.name'")]
    [InlineData("v1", "Pod", "metadata.name=a=b", "unescaped character in value: =")]
    [InlineData("v1", "Pod", "metadata.name=a\\", "invalid escape sequence")]
    public void Unsupported_or_unreadable_selector_names_the_part(string apiVersion, string kind, string text, string message) =>
        Assert.Contains(message, Assert.Throws<SelectorException>(() => FieldSelector.Parse(Type(apiVersion, kind), text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_makes_a_list_a_lookup()
    {
        Assert.Equal("a", FieldSelector.Parse(Type("v1", "Pod"), "metadata.name=a").Name);
        Assert.Null(FieldSelector.Parse(Type("v1", "Pod"), "metadata.name!=a").Name);
    }

    [Fact]
    public void What_is_printed_is_read_back() => Prop.ForAll<NonNull<string>, bool>((value, negated) =>
    {
        var selector = new FieldSelector([new FieldTerm("status.phase", negated, value.Get)]);
        Assert.Equal(selector, FieldSelector.Parse(Type("v1", "Pod"), selector.ToString()));
    }).QuickCheckThrowOnFailure();
}
