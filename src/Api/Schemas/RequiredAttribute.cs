namespace NetworkTelemetry.Api.Schemas;

/// <summary>The field must be set. The C# property stays nullable: objects are read even when they break the rules.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;
