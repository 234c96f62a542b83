using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Tests.Results;

public sealed class RoundResultTests
{
    private static readonly Outcome Received = Outcome.Received(2_000_000);
    private static readonly Outcome Late = Outcome.Lost(ProbeReason.Timeout);
    private static readonly Outcome Unreachable = Outcome.Lost(ProbeReason.Unreachable, "no route");
    private static readonly Outcome Isolated = Outcome.Discarded(ProbeReason.ProberIsolated, "no route");
    private static readonly Outcome NotSent = Outcome.Discarded(ProbeReason.NotSent, "no buffers");

    [Fact]
    public void One_response_makes_a_round_ok()
    {
        var result = RoundResult.Of([Late, Received, NotSent, Late]);
        Assert.Equal((ProbeReason.Ok, 3, 2), (result.Reason, result.Sent, result.Lost));
        Assert.Equal((1, 0.002), (result.Received, result.Rtt.Last));
    }

    [Fact]
    public void Without_a_response_the_most_frequent_loss_speaks()
    {
        var result = RoundResult.Of([Unreachable, Late, Unreachable, NotSent, NotSent, NotSent]);
        Assert.Equal((ProbeReason.Unreachable, "no route", 3, 3), (result.Reason, result.Message, result.Sent, result.Lost));
    }

    [Fact]
    public void A_round_that_never_left_is_our_own_failure_and_no_loss()
    {
        var result = RoundResult.Of([NotSent, NotSent]);
        Assert.Equal((ProbeReason.NotSent, 0, 0), (result.Reason, result.Sent, result.Lost));
    }

    [Fact]
    public void A_round_that_was_half_cut_off_says_nothing_and_what_was_lost_before_stays_lost()
    {
        var result = RoundResult.Of([Late, Isolated, Isolated]);
        Assert.Equal((ProbeReason.ProberIsolated, ProbeState.Unknown, 1, 1), (result.Reason, result.State, result.Sent, result.Lost));
        Assert.Equal(ProbeReason.Timeout, RoundResult.Of([Late, Late, Isolated]).Reason);
        Assert.Equal(ProbeReason.Ok, RoundResult.Of([Received, Isolated, Isolated]).Reason);
    }

    [Fact]
    public void Statistics_are_those_of_ping()
    {
        // iputils prints 10.000/20.000/30.000/8.164 (truncated) for these.
        var statistics = RoundStatistics.Of([0.010, 0.030, 0.020]);
        Assert.Equal((0.020, 0.010, 0.030), (statistics.Last, statistics.Min, statistics.Max));
        Assert.Equal(0.020, statistics.Mean, 12);
        Assert.Equal(0.0081649658, statistics.Deviation, 9);
        Assert.Equal(0.015, statistics.Jitter, 12);
    }

    [Fact]
    public void One_response_has_no_jitter_and_none_has_nothing()
    {
        Assert.True(double.IsNaN(RoundStatistics.Of([0.01]).Jitter));
        Assert.Equal(0, RoundStatistics.Of([0.01]).Deviation);
        Assert.True(double.IsNaN(RoundStatistics.Of([]).Mean));
    }
}
