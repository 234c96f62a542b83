using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Validation;
using NetworkTelemetry.LocalCluster.Admission;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.Cli.Cluster;

/// <summary>The product's own rules, run at admission as a validating webhook would in a cluster that has one.</summary>
internal static class ProductAdmission
{
    public static ImmutableArray<AdmissionRule> Rules { get; } =
    [
        Rule(ProbeTarget.KindName, ApiJson.Default.ProbeTarget, ProbeTargetRules.Validate),
        Rule(NetworkDeployment.KindName, ApiJson.Default.NetworkDeployment, NetworkDeploymentRules.Validate),
    ];

    private static AdmissionRule Rule<T>(string kind, JsonTypeInfo<T> type, Func<T, IReadOnlyList<ValidationError>> validate)
        where T : class =>
        new(ApiGroup.Name, kind, (entity, _) => [.. validate(entity.Deserialize(type)!).Select(ToFieldError)]);

    private static FieldError ToFieldError(ValidationError error) =>
        new(TypeOf(error.Kind), error.Path, error.Value is null ? null : JsonValue.Create(error.Value).ToJsonString(), error.Message);

    private static FieldErrorType TypeOf(ValidationErrorKind kind) => kind switch
    {
        ValidationErrorKind.Required => FieldErrorType.Required,
        ValidationErrorKind.Duplicate => FieldErrorType.Duplicate,
        ValidationErrorKind.Forbidden => FieldErrorType.Forbidden,
        _ => FieldErrorType.Invalid,
    };
}
