using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

internal static class ObjectiveRules
{
    /// <summary>Burn rate of the fastest alert on objectives (config/prometheus/rules/objectives.yaml): 2% of a budget for 30 days within an hour.</summary>
    private const double FastestBurnRate = 14.4;

    public static void Check(FieldPath field, Objective? objective)
    {
        if (objective is null) return;
        DurationRule.ObjectiveWindow.Check(field.Child("window"), objective.Window);
        if (objective.Availability is not { } availability) field.Child("availability").Required("a percentage below 100%, for example 99.9%");
        else if (!Percent.TryParse(availability, out var ratio) || ratio is <= 0 or >= 1)
            field.Child("availability").Invalid(availability, "must be above 0% and below 100%, for example 99.9%: an objective of 100% leaves nothing to spend");
        else if (FastestBurnRate * (1 - ratio) >= 1)
        {
            field.Child("availability").Invalid(
                availability, "must be above 93.06%: the fastest alert on this objective waits for 14.4 times its budget of errors, which is more than all requests, so it could never fire");
        }
    }
}
