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

    // What `kubectl annotate --local -f - -o json` prints.
    [Theory]
    [InlineData("0644", "420")]
    [InlineData("-0644", "-420")]
    [InlineData("007", "7")]
    [InlineData("0", "0")]
    [InlineData("08", "8")]
    [InlineData("0644.5", "644.5")]
    [InlineData("0o17", "15")]
    [InlineData("0o8", "\"0o8\"")]
    [InlineData("0x1F", "31")]
    [InlineData("-0x1F", "-31")]
    [InlineData("0x_1f", "31")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("0xG", "\"0xG\"")]
    [InlineData("0x-1", "\"0x-1\"")]
    [InlineData("0B11", "3")]
    [InlineData("0b2", "\"0b2\"")]
    [InlineData("1_000", "1000")]
    [InlineData("1_000.5", "1000.5")]
    [InlineData("-_1", "-1")]
    [InlineData("_1", "\"_1\"")]
    [InlineData("+1", "1")]
    [InlineData("--1", "\"--1\"")]
    [InlineData("+", "\"\\u002B\"")]
    [InlineData("-.5", "-0.5")]
    [InlineData("5.", "5")]
    [InlineData(".", "\".\"")]
    [InlineData(".e1", "\".e1\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("e3", "\"e3\"")]
    [InlineData("-Infinity", "\"-Infinity\"")]
    [InlineData("7e12345", "\"7e12345\"")]
    [InlineData("-7e12345", "\"-7e12345\"")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("9223372036854775808", "9.223372036854776E+18")]
    [InlineData("-9223372036854775809", "-9.223372036854776E+18")]
    [InlineData("0x1FFFFFFFFFFFFFFFFF", "\"0x1FFFFFFFFFFFFFFFFF\"")]
    [InlineData("123456789012345678901234567890", "1.2345678901234568E+29")]
    public void Numbers_are_what_kubectl_takes_them_for(string scalar, string json) =>
        Assert.Equal(json, Assert.Single(YamlDocuments.Read($"a: {scalar}"))["a"]!.ToJsonString());

    [Fact]
    public void Empty_documents_are_left_out() => Assert.Equal(2, YamlDocuments.Read("a: 1\n---\n# nothing\n---\nb: 2\n").Count);

    [Fact]
    public void An_error_has_its_line() => Assert.Equal(2, Assert.ThrowsAny<YamlException>(() => YamlDocuments.Read("a: 1\nb: 2: 3")).Start.Line);

    [Fact]
    public void A_document_that_contains_itself_is_an_error() => Assert.ThrowsAny<YamlException>(() => YamlDocuments.Read("a: &x [*x]"));
}
