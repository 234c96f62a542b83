using System.Reflection;
using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.Reference;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Api.Tests.Reference;

public sealed class ReferenceDocumentTests
{
    [Fact]
    public void Document_is_what_the_code_says() => Assert.Equal(ReferenceDocument.ToMarkdown(), Repository.Read("docs", "reference.md"));

    [Fact]
    public void Every_field_says_what_it_means() => Assert.All(Rows(), row => Assert.EndsWith(".", row.Meaning));

    [Fact]
    public void No_regular_expression_is_left_to_the_reader() => Assert.DoesNotContain(Rows(), row => row.Bounds.Contains("matches", StringComparison.Ordinal));

    [Fact]
    public void Every_reason_of_a_probe_is_explained_once() => Assert.Equal(ProbeReason.All, ProbeReasonWords.All.Select(word => word.Value));

    [Fact]
    public void Every_condition_and_every_reason_of_one_is_explained()
    {
        var conditions = ProbeTargetWords.All.Conditions.Concat(NetworkDeploymentWords.All.Conditions).ToList();
        Assert.Empty(Constants(typeof(ConditionTypes)).Except(conditions.Select(condition => condition.Type)));
        Assert.Empty(Constants(typeof(ConditionReasons)).Except(conditions.SelectMany(condition => condition.Reasons).Select(reason => reason.Value)));
    }

    [Theory]
    [InlineData("spec.interval", "string", "60s", "duration")]
    [InlineData("spec.failureThreshold", "integer", "3", "1 to 100")]
    [InlineData("spec.probes", "list of objects", null, "each name once; 1 to 16 items")]
    [InlineData("spec.probes[].icmp.payloadBytes", "integer", "56", "24 to 65,507")]
    [InlineData("spec.probes[].http.scheme", "string", "HTTPS", "`HTTP`, `HTTPS`")]
    [InlineData("spec.probes[].http.expectedStatusCodes", "list of strings", null, "1 to 16 items; each: a code or a range, 100 to 599")]
    public void A_field_is_told_in_words(string path, string type, string? value, string bounds)
    {
        var row = Assert.Single(Rows(), row => row.Path == path && row.Meaning.Length > 0);
        Assert.Equal((type, value, bounds), (row.Type, row.Default, row.Bounds));
    }

    private static IEnumerable<FieldRow> Rows() => new[] { ProbeTargetWords.All, NetworkDeploymentWords.All }
        .Select(words => words.Definition["spec"]!["versions"]![0]!["schema"]!["openAPIV3Schema"]!["properties"]!)
        .SelectMany((root, i) => FieldTable.Below(root["spec"]!.AsObject(), i == 0 ? "spec" : "deployment").Concat(FieldTable.Below(root["status"]!.AsObject(), "status")));

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
}
