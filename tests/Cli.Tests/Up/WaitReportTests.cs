using NetworkTelemetry.Cli.Up;

namespace NetworkTelemetry.Cli.Tests.Up;

public sealed class WaitReportTests
{
    [Fact]
    public void A_long_wait_says_each_detail_once_and_a_short_one_nothing()
    {
        using var output = new StringWriter();
        var report = new WaitReport(new UpProgress(output));

        report.Waiting("default/edge", "0 of 3 nodes Running", TimeSpan.FromSeconds(19.9));
        Assert.Empty(output.ToString());

        report.Waiting("default/edge", "2 of 3 nodes Running", TimeSpan.FromSeconds(20));
        report.Waiting("default/edge", "2 of 3 nodes Running", TimeSpan.FromSeconds(21));
        report.Waiting("default/core", "2 of 3 nodes Running", TimeSpan.FromSeconds(21));
        report.Waiting("default/edge", "1 of 3 nodes Running", TimeSpan.FromSeconds(22));
        report.Waiting("default/edge", "2 of 3 nodes Running", TimeSpan.FromSeconds(23));
        Assert.Equal(
            ["  … default/edge     2 of 3 nodes Running", "  … default/core     2 of 3 nodes Running", "  … default/edge     1 of 3 nodes Running"],
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
