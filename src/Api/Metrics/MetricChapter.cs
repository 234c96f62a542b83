namespace NetworkTelemetry.Api.Metrics;

/// <summary>Metrics that are exported together.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Source">The programs that export them.</param>
/// <param name="Text">When they are there.</param>
/// <param name="Metrics">In the order of the document.</param>
public sealed record MetricChapter(string Title, string Source, string Text, IReadOnlyList<MetricDescription> Metrics);
