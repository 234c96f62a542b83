using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Results;

public sealed class ResultExpiryTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_000_000);

    private readonly Series _series = new(
        new ProbePlan { Uid = "u", Namespace = "web", Target = "a", Entry = Plans.Ping() with { Interval = TimeSpan.FromSeconds(60), Timeout = TimeSpan.FromSeconds(5) } }, "IPv4");

    [Fact]
    public void Before_the_first_result_there_is_none() => Assert.True(double.IsNaN(_series.ResultExpiry));

    [Theory]
    [InlineData(ProbeReason.Ok)]
    [InlineData(ProbeReason.Timeout)]
    [InlineData(ProbeReason.Unresolved)]
    public void A_result_counts_for_three_intervals_and_a_time_out(string reason)
    {
        _series.Finish(Round(reason), Start);
        Assert.Equal(1_000_185, _series.ResultExpiry);
    }

    [Theory]
    [InlineData(ProbeReason.NotPermitted)]
    [InlineData(ProbeReason.NotSent)]
    [InlineData(ProbeReason.ProberIsolated)]
    public void A_round_that_the_prober_could_not_carry_out_is_no_result(string reason)
    {
        _series.Finish(Round(ProbeReason.Ok), Start);
        _series.Finish(Round(reason), Start.AddSeconds(60));
        Assert.Equal(1_000_185, _series.ResultExpiry);
    }

    private static RoundResult Round(string reason) => new(reason, null, RoundStatistics.Of([]), 0, 0);
}
