namespace NetworkTelemetry.Api.Schemas;

/// <summary>A regular expression that the string, or each string of a list, must match.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatternAttribute(string regex) : Attribute
{
    public string Regex { get; } = regex;
}
