using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>A node that a target is assigned to, and what it said last.</summary>
internal sealed record NodeView(NodeStanding Standing, IReadOnlyDictionary<SummaryKey, SummaryRow> Rows);
