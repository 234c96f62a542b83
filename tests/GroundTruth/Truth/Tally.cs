namespace NetworkTelemetry.GroundTruth.Truth;

/// <summary>Requests by what became of them.</summary>
internal sealed record Tally(long Sent, long Received, long TimedOut, long Unreachable, long Duplicates);
