using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(new double[0], null)]
    [InlineData(new[] { 0.0118 }, "11.8ms")]
    [InlineData(new[] { 0.030, 0.010, 0.020 }, "20ms")]
    [InlineData(new[] { 0.010, 0.020 }, "15ms")]
    [InlineData(new[] { 9.0, 0.001, 0.002, 0.003 }, "2.5ms")]
    [InlineData(new[] { 0.00012345 }, "123us")]
    [InlineData(new[] { 0.0000467 }, "46.7us")]
    [InlineData(new[] { 1.23456 }, "1.23s")]
    [InlineData(new[] { 0.9999 }, "1s")]
    [InlineData(new[] { 0.0 }, "0s")]
    [InlineData(new[] { double.NaN, double.PositiveInfinity, -1, 1e300, 0.001 }, "1ms")]
    public void Rtt_is_the_median_in_three_digits(double[] seconds, string? expected) =>
        Assert.Equal(expected, Figures.MedianRtt(seconds.Select(rtt => Facts.Row("Up", rtt: rtt))));

    [Theory]
    [InlineData("", null)]
    [InlineData("5", 5)]
    [InlineData("9 1 5", 5)]
    [InlineData("9 1", 1)]
    [InlineData("9 1 2 8", 2)]
    [InlineData("- 7 -", 7)]
    public void Of_certificates_the_median_counts_and_of_two_the_earlier(string days, int? expected) => Assert.Equal(
        expected is { } day ? Facts.Start.AddDays(day) : null,
        Figures.MedianCertificateNotAfter(days.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => Facts.Row("Up") with { CertificateNotAfter = text == "-" ? null : Facts.Start.AddDays(int.Parse(text)) })));

    [Fact]
    public void Jitter_is_the_median_like_rtt() =>
        Assert.Equal("2ms", Figures.MedianJitter([Facts.Row("Up") with { JitterSeconds = 0.002 }, Facts.Row("Up"), Facts.Row("Up") with { JitterSeconds = 0.9 }, Facts.Row("Up") with { JitterSeconds = 0.001 }]));

    [Theory]
    [InlineData("", null)]
    [InlineData("0/0", null)]
    [InlineData("0/10", "0%")]
    [InlineData("1/10 0/90", "1%")]
    [InlineData("10/10", "100%")]
    [InlineData("1/1000", "0.1%")]
    [InlineData("12/10 0/10", "50%")]
    [InlineData("-5/10", "0%")]
    public void Loss_is_all_that_was_lost_of_all_that_was_sent(string rows, string? expected) => Assert.Equal(
        expected,
        Figures.Loss(rows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('/')).Select(row => Facts.Row("Up", lost: long.Parse(row[0]), sent: long.Parse(row[1])))));

    [Fact]
    public void The_median_lies_between_the_extremes_and_does_not_depend_on_order() => Check.QuickThrowOnFailure(Prop.ForAll<ushort[]>(numbers =>
    {
        var seconds = (numbers ?? []).Select(number => (number + 1) / 1e5).ToList();
        if (seconds.Count == 0) return true;
        var median = Duration.Parse(Figures.MedianRtt(seconds.Select(rtt => Facts.Row("Up", rtt: rtt)))!).TotalSeconds;
        var reversed = Enumerable.Reverse(seconds).Select(rtt => Facts.Row("Up", rtt: rtt));
        return median >= seconds.Min() * 0.994 && median <= seconds.Max() * 1.006 && Duration.Parse(Figures.MedianRtt(reversed)!).TotalSeconds == median;
    }));
}
