namespace NetworkTelemetry.Api.Schemas;

/// <summary>Inclusive bounds of an integer.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RangeAttribute(long min, long max) : Attribute
{
    public long Min { get; } = min;
    public long Max { get; } = max;
}
