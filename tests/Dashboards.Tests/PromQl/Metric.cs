namespace NetworkTelemetry.Dashboards.Tests.PromQl;

/// <param name="Labels">Those of the metric and those of its scrape; null when they cannot be known.</param>
internal sealed record Metric(string Name, bool IsCounter, IReadOnlySet<string>? Labels);
