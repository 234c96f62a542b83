namespace NetworkTelemetry.Api.Reference;

/// <summary>One field of a resource, as a line of its table.</summary>
/// <param name="Path">From the resource's root; <c>[]</c> stands for each item of a list.</param>
/// <param name="Default">Null when the API server fills in nothing.</param>
/// <param name="Bounds">Range, values or notation, in words; empty when any value of the type will do.</param>
internal sealed record FieldRow(string Path, string Type, bool IsRequired, string? Default, string Bounds, string Meaning);
