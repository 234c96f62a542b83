namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>Ages as kubectl shows them: <c>5m3s</c>, <c>3d4h</c>.</summary>
internal static class HumanDuration
{
    public static string Format(TimeSpan duration) => throw new NotImplementedException();

    /// <returns><c>&lt;unknown&gt;</c> for no time, <c>&lt;invalid&gt;</c> for one that is not RFC 3339.</returns>
    public static string Since(string? timestamp, DateTimeOffset now) => throw new NotImplementedException();
}
