using System.Text.Json;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Validation;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Api.Tests.Validation;

/// <summary>The rules that the operator runs on every object, by the table that kubectl is shown by the local cluster.</summary>
public sealed class BadSpecTests
{
    [Theory]
    [MemberData(nameof(BadSpecs.Names), MemberType = typeof(BadSpecs))]
    public void What_is_wrong_is_one_field_and_what_would_be_right(string name)
    {
        var row = BadSpecs.ByName[name];
        var error = Assert.Single(Validate(row));
        Assert.Equal(row.Path, error.Path);
        Assert.StartsWith(row.Sentence, error.Message);
        Assert.True(error.ToString().Length < 400, $"{error} is no sentence");
    }

    private static IReadOnlyList<ValidationError> Validate(BadSpec row)
    {
        var json = $$"""{"metadata":{"name":"{{row.Name}}"},"spec":{{row.Spec}}}""";
        return row.Kind == ProbeTarget.KindName
            ? ProbeTargetRules.Validate(JsonSerializer.Deserialize(json, ApiJson.Default.ProbeTarget)!)
            : NetworkDeploymentRules.Validate(JsonSerializer.Deserialize(json, ApiJson.Default.NetworkDeployment)!);
    }
}
