namespace NetworkTelemetry.Api.Schemas;

/// <summary>Bounds of the length of a string in characters, or of each string of a list.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LengthAttribute(int min, int max) : Attribute
{
    public int Min { get; } = min;
    public int Max { get; } = max;
}
