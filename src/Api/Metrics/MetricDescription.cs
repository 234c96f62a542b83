namespace NetworkTelemetry.Api.Metrics;

/// <summary>One metric family of the catalogue.</summary>
/// <param name="Name">Full name, with unit and <c>_total</c> where they belong.</param>
/// <param name="Help">One sentence; becomes HELP and docs/metrics.md.</param>
/// <param name="Labels">In the order in which values are given.</param>
/// <param name="Buckets">Upper bounds of a histogram's buckets, without +Inf.</param>
public sealed record MetricDescription(string Name, MetricType Type, string Help, IReadOnlyList<string> Labels, IReadOnlyList<double>? Buckets = null);
