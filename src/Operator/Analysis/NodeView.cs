using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>A node that a target is assigned to, and what it said last.</summary>
/// <param name="HasPresentList">Whether it runs the list that holds the present spec; before that its rows may speak of an older one.</param>
internal sealed record NodeView(NodeStanding Standing, IReadOnlyDictionary<SummaryKey, SummaryRow> Rows, bool HasPresentList = true);
