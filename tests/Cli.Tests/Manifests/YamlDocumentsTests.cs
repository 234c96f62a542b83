using System.Text.Json.Nodes;
using NetworkTelemetry.Cli.Manifests;
using YamlDotNet.Core;

namespace NetworkTelemetry.Cli.Tests.Manifests;

public sealed class YamlDocumentsTests
{
    [Theory]
    [InlineData("a: 1", """{"a":1}""")]
    [InlineData("a: '1'", """{"a":"1"}""")]
    [InlineData("a: \"true\"", """{"a":"true"}""")]
    [InlineData("a: true", """{"a":true}""")]
    [InlineData("a: on", """{"a":true}""")]
    [InlineData("a: No", """{"a":false}""")]
    [InlineData("a: 'yes'", """{"a":"yes"}""")]
    [InlineData("a: oN", """{"a":"oN"}""")]
    [InlineData("a: 1.5", """{"a":1.5}""")]
    [InlineData("a: 1e3", """{"a":1000}""")]
    [InlineData("a: 5s", """{"a":"5s"}""")]
    [InlineData("a: 1.2.3.4", """{"a":"1.2.3.4"}""")]
    [InlineData("a: Infinity", """{"a":"Infinity"}""")]
    [InlineData("a: 99%", """{"a":"99%"}""")]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("a:", """{"a":null}""")]
    [InlineData("a: [x, {y: 2}]", """{"a":["x",{"y":2}]}""")]
    [InlineData("{\"a\": {\"b\": \"c\"}}", """{"a":{"b":"c"}}""")]
    [InlineData("a: &x {b: 1}\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    public void Scalars_are_what_kubectl_takes_them_for(string yaml, string json) =>
        Assert.Equal(json, Assert.Single(YamlDocuments.Read(yaml)).ToJsonString());

    [Fact]
    public void Empty_documents_are_left_out() => Assert.Equal(2, YamlDocuments.Read("a: 1\n---\n# nothing\n---\nb: 2\n").Count);

    [Fact]
    public void An_error_has_its_line() => Assert.Equal(2, Assert.ThrowsAny<YamlException>(() => YamlDocuments.Read("a: 1\nb: 2: 3")).Start.Line);

    [Fact]
    public void A_document_that_contains_itself_is_an_error() => Assert.ThrowsAny<YamlException>(() => YamlDocuments.Read("a: &x [*x]"));
}
