namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>A clock that a test moves.</summary>
internal sealed class FakeTime : TimeProvider
{
    private TimeSpan _elapsed = TimeSpan.FromHours(1);

    public DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + _elapsed;

    public void Advance(TimeSpan by) => _elapsed += by;
}
