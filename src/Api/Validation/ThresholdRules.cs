using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Validation;

internal static class ThresholdRules
{
    public static void Check(FieldPath field, Thresholds? thresholds)
    {
        if (thresholds is null) return;
        DurationRule.Limit.Check(field.Child("rtt"), thresholds.Rtt);
        DurationRule.Limit.Check(field.Child("jitter"), thresholds.Jitter);
        DurationRule.CertificateExpiry.Check(field.Child("certificateExpiry"), thresholds.CertificateExpiry);
        if (thresholds.Loss is { } loss && !Percent.TryParse(loss, out _)) field.Child("loss").Invalid(loss, "must be a percentage from 0% to 100%, for example 0.5%");
    }
}
