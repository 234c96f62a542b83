namespace NetworkTelemetry.Api.Schemas;

/// <summary>The values that a string may have. Fields stay strings in C#: an unknown value in one object must not make a whole list unreadable.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnumAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;
}
