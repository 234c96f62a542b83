using System.Collections.Immutable;

namespace NetworkTelemetry.LocalCluster.Selectors;

internal sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values);
