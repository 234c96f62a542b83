namespace NetworkTelemetry.Operator.Placement;

/// <summary>What one node may carry at most.</summary>
internal sealed record NodeCapacity(int Targets, double RequestsPerSecond);
