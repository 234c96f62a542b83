using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Api.Tests.Durations;

public sealed class PercentTests
{
    [Theory]
    [InlineData("0%", 0)]
    [InlineData("0.5%", 0.005)]
    [InlineData("99.9%", 0.999)]
    [InlineData("100%", 1)]
    public void Shares_are_read(string text, double ratio)
    {
        Assert.True(Percent.TryParse(text, out var value));
        Assert.Equal(ratio, value, 12);
    }

    [Theory]
    [InlineData("101%")]
    [InlineData("-1%")]
    [InlineData("1")]
    [InlineData("%")]
    [InlineData("one%")]
    [InlineData(null)]
    public void Anything_else_is_refused(string? text) => Assert.False(Percent.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0025, "0.25%")]
    [InlineData(0.125, "12.5%")]
    [InlineData(1, "100%")]
    [InlineData(1.0 / 3, "33.3%")]
    public void Shares_are_written_short(double ratio, string text) => Assert.Equal(text, Percent.Format(ratio));
}
