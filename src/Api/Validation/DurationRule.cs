using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Api.Validation;

/// <summary>Inclusive bounds of a duration.</summary>
internal sealed record DurationRule(TimeSpan Min, TimeSpan Max)
{
    public static DurationRule Interval { get; } = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(24));
    public static DurationRule Timeout { get; } = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(24));
    public static DurationRule PacketInterval { get; } = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10));
    public static DurationRule Limit { get; } = new(TimeSpan.FromMicroseconds(1), TimeSpan.FromHours(24));
    public static DurationRule CertificateExpiry { get; } = new(TimeSpan.FromHours(1), TimeSpan.FromDays(3650));
    public static DurationRule ObjectiveWindow { get; } = new(TimeSpan.FromHours(1), TimeSpan.FromDays(366));
    public static DurationRule ProvisioningDeadline { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromHours(24));

    /// <summary>Null when the value is absent or wrong; what is wrong has then been said.</summary>
    public TimeSpan? Check(FieldPath field, string? text)
    {
        if (text is null) return null;
        if (Duration.TryParse(text, out var value) && value >= Min && value <= Max) return value;
        field.Invalid(text, $"must be a duration from {Duration.Format(Min)} to {Duration.Format(Max)}, for example 250us, 5s or 1m30s");
        return null;
    }
}
