namespace NetworkTelemetry.Prober.Tls;

/// <summary>When something is valid: the first moment of it, and the first one after it.</summary>
internal sealed record ValidityPeriod(DateTimeOffset From, DateTimeOffset Until)
{
    public bool Contains(DateTimeOffset time) => From <= time && time < Until;

    /// <summary>The part of it that is also in another one; null stands for all time.</summary>
    public ValidityPeriod Within(ValidityPeriod? other) =>
        other is null ? this : new ValidityPeriod(From > other.From ? From : other.From, Until < other.Until ? Until : other.Until);
}
