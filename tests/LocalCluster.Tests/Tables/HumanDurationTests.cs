using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Tests.Tables;

public class HumanDurationTests
{
    [Theory]
    [InlineData(-2, "<invalid>")]
    [InlineData(-1, "0s")]
    [InlineData(0, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(303, "5m3s")]
    [InlineData(600, "10m")]
    [InlineData(10_799, "179m")]
    [InlineData(10_800, "3h")]
    [InlineData(28_799, "7h59m")]
    [InlineData(28_800, "8h")]
    [InlineData(172_799, "47h")]
    [InlineData(172_800, "2d")]
    [InlineData(273_600, "3d4h")]
    [InlineData(691_200, "8d")]
    [InlineData(63_071_999, "729d")]
    [InlineData(63_072_000, "2y")]
    [InlineData(63_158_400, "2y1d")]
    [InlineData(252_288_000, "8y")]
    public void Duration_reads_as_kubectl_shows_it(long seconds, string expected) =>
        Assert.Equal(expected, HumanDuration.Format(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(null, "<unknown>")]
    [InlineData("soon", "<invalid>")]
    [InlineData("2026-01-01T00:00:00Z", "5m3s")]
    [InlineData("2026-01-01T00:00:00.000000Z", "5m3s")]
    public void Age_counts_from_the_time(string? time, string expected) =>
        Assert.Equal(expected, HumanDuration.Since(time, DateTimeOffset.Parse("2026-01-01T00:05:03Z", null)));
}
