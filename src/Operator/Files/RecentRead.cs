namespace NetworkTelemetry.Operator.Files;

/// <param name="Entity">Null when it does not exist or may not be read.</param>
/// <param name="At">Time stamp of the TimeProvider.</param>
internal sealed record RecentRead<T>(T? Entity, bool IsForbidden, long At)
    where T : class;
