using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal sealed class LeaseRules : IKindRules
{
    public IEnumerable<FieldError> Validate(JsonObject value)
    {
        JsonObject? spec = value.Object("spec");
        if (spec.Find("leaseDurationSeconds") is { } duration && duration.AsInteger() <= 0)
        {
            yield return FieldErrors.Invalid("spec.leaseDurationSeconds", duration, "must be greater than 0");
        }

        if (spec.Find("leaseTransitions") is { } transitions && transitions.AsInteger() < 0)
        {
            yield return FieldErrors.Invalid("spec.leaseTransitions", transitions, "must be greater than or equal to 0");
        }
    }
}
