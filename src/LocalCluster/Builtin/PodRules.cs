using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal sealed class PodRules : IKindRules
{
    private static readonly string[] Changeable = ["activeDeadlineSeconds", "tolerations", "nodeName", "schedulingGates", "ephemeralContainers"];

    private const string Updatable =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`," +
        "`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` " +
        "(allow it to be set to 1 if it was previously negative)";

    public void Normalize(JsonObject value) => PodDefaults.Normalize(value);

    public void SetDefaults(JsonObject value) => PodDefaults.Apply(value);

    public IEnumerable<FieldError> Validate(JsonObject value)
    {
        if (value.Object("spec") is not { } spec) return [FieldErrors.Required("spec")];
        return PodVolumeValidation.Check(spec).Concat(PodContainerValidation.Check(spec)).Concat(CheckSpec(spec));
    }

    public IEnumerable<FieldError> ValidateUpdate(JsonObject value, JsonObject old) =>
        JsonNode.DeepEquals(Fixed(value), Fixed(old)) ? [] : [FieldErrors.Forbidden("spec", Updatable)];

    private static IEnumerable<FieldError> CheckSpec(JsonObject spec)
    {
        if (spec.Find("terminationGracePeriodSeconds").AsInteger() < 0)
        {
            yield return FieldErrors.Invalid(
                "spec.terminationGracePeriodSeconds", spec.Find("terminationGracePeriodSeconds"), "must be greater than or equal to 0");
        }

        if (spec.Find("activeDeadlineSeconds") is { } deadline && deadline.AsInteger() < 1)
        {
            yield return FieldErrors.Invalid("spec.activeDeadlineSeconds", deadline, "must be between 1 and 2147483647, inclusive");
        }

        if (spec.Text("hostname") is { Length: > 0 } hostname && ObjectNames.LabelProblem(hostname) is { } problem)
        {
            yield return FieldErrors.Invalid("spec.hostname", hostname, problem);
        }
    }

    // The part of the spec that a running pod keeps. A pod that nobody has placed yet may be given its node.
    private static JsonObject Fixed(JsonObject pod)
    {
        JsonObject spec = pod.Object("spec")?.DeepClone().AsObject() ?? [];
        foreach (string field in Changeable) spec.Remove(field);
        foreach (JsonObject container in spec.Objects("containers").Concat(spec.Objects("initContainers"))) container.Remove("image");
        return spec;
    }
}
