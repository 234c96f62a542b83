namespace NetworkTelemetry.Operator.Fleet;

/// <summary>The reports of all nodes, written by the poller.</summary>
internal sealed class ReportBoard() : Board<NodeKey, NodeReport, ReportChange>(report => report.Node, (old, updated) => new(old, updated));
