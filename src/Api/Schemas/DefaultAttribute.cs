namespace NetworkTelemetry.Api.Schemas;

/// <summary>The value that the API server fills in. The text is JSON where it parses as such (<c>3</c>, <c>false</c>), else a string.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DefaultAttribute(string value) : Attribute
{
    public string Value { get; } = value;
}
