using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Api.Tests.Durations;

public sealed class DurationTests
{
    private static Arbitrary<long> UpToAYear { get; } =
        Gen.Choose(0, 31_536_000).SelectMany(seconds => Gen.Choose(0, 9_999_999).Select(ticks => (seconds * TimeSpan.TicksPerSecond) + ticks)).ToArbitrary();

    [Theory]
    [InlineData("250us", 2_500)]
    [InlineData("250µs", 2_500)]
    [InlineData("11.8ms", 118_000)]
    [InlineData("5s", 50_000_000)]
    [InlineData("1m30s", 900_000_000)]
    [InlineData("1.5h", 54_000_000_000)]
    [InlineData("0s", 0)]
    public void Go_notation_is_read(string text, long ticks)
    {
        Assert.True(Duration.TryParse(text, out var value));
        Assert.Equal(ticks, value.Ticks);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("5")]
    [InlineData("-1s")]
    [InlineData("s")]
    [InlineData("1..5s")]
    [InlineData("5 s")]
    [InlineData("5d")]
    [InlineData("1h-1m")]
    [InlineData("99999999999999999999h")]
    [InlineData("1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s")]
    public void Anything_else_is_refused(string? text) => Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData(118_000, "11.8ms")]
    [InlineData(2_505, "250.5us")]
    [InlineData(900_000_000, "1m30s")]
    [InlineData(36_000_000_000, "1h")]
    [InlineData(0, "0s")]
    public void The_shortest_exact_form_is_written(long ticks, string text) => Assert.Equal(text, Duration.Format(new TimeSpan(ticks)));

    [Fact]
    public void What_is_written_reads_back_the_same() =>
        Prop.ForAll(
            UpToAYear,
            ticks => Duration.Parse(Duration.Format(new TimeSpan(ticks))).Ticks == ticks).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_matches_the_pattern_of_the_schema() =>
        Prop.ForAll(
            UpToAYear,
            ticks => System.Text.RegularExpressions.Regex.IsMatch(Duration.Format(new TimeSpan(ticks)), Duration.Pattern)).QuickCheckThrowOnFailure();
}
