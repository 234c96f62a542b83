namespace NetworkTelemetry.Operator.Placement;

/// <param name="AcceptsNew">False: it may keep what it has, but gets nothing more.</param>
internal sealed record PlacementNode(string Name, bool AcceptsNew);
