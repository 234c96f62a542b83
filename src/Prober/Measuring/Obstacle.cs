namespace NetworkTelemetry.Prober.Measuring;

/// <summary>Why a round can't even start. Nothing is sent and nothing is counted as lost.</summary>
/// <param name="IsOurs">Says nothing about the target, although its reason may.</param>
internal sealed record Obstacle(string Reason, string Message, bool IsOurs = false);
