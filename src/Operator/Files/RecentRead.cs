namespace NetworkTelemetry.Operator.Files;

/// <param name="Entity">Null when it does not exist or may not be read.</param>
/// <param name="Refusal">Why it may not be read, in the API server's words; null when it may.</param>
/// <param name="At">Time stamp of the TimeProvider.</param>
internal sealed record RecentRead<T>(T? Entity, string? Refusal, long At)
    where T : class;
