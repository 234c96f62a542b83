namespace NetworkTelemetry.Operator.Reporting;

/// <summary>Times as the API keeps them, in whole seconds: what is written equals what is read back.</summary>
internal static class StoredTime
{
    public static DateTimeOffset Of(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
