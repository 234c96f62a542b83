namespace NetworkTelemetry.Prober.Measuring;

/// <summary>Why a round can't even start. Nothing is sent and nothing is counted as lost.</summary>
internal sealed record Obstacle(string Reason, string Message);
