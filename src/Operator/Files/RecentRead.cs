namespace NetworkTelemetry.Operator.Files;

/// <param name="Entity">Null when it does not exist or cannot be read.</param>
/// <param name="Refusal">Why it cannot be read, in the API server's words; null when it can.</param>
/// <param name="At">Time stamp of the TimeProvider.</param>
internal sealed record RecentRead<T>(T? Entity, string? Refusal, long At)
    where T : class;
