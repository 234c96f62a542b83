using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

internal static class ObjectiveRules
{
    public static void Check(FieldPath field, Objective? objective)
    {
        if (objective is null) return;
        DurationRule.ObjectiveWindow.Check(field.Child("window"), objective.Window);
        if (objective.Availability is not { } availability) field.Child("availability").Required("a percentage below 100%, for example 99.9%");
        else if (!Percent.TryParse(availability, out var ratio) || ratio is <= 0 or >= 1)
            field.Child("availability").Invalid(availability, "must be above 0% and below 100%, for example 99.9%: an objective of 100% leaves nothing to spend");
    }
}
