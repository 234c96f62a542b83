namespace NetworkTelemetry.Operator.Placement;

/// <param name="RequestsPerSecond">What measuring it costs one node.</param>
internal sealed record PlacementTarget(string Uid, double RequestsPerSecond);
