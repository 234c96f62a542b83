namespace NetworkTelemetry.Api.Schemas;

/// <summary>What <c>kubectl explain</c> says about a field.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class DescriptionAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
