using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tests.Icmp;

public sealed class IcmpErrorsTests
{
    [Theory]
    [InlineData(101, OutcomeKind.Lost, ProbeReason.Unreachable)] // ENETUNREACH
    [InlineData(113, OutcomeKind.Lost, ProbeReason.Unreachable)] // EHOSTUNREACH
    [InlineData(105, OutcomeKind.Discarded, ProbeReason.ProberIsolated)] // ENOBUFS
    [InlineData(100, OutcomeKind.Discarded, ProbeReason.ProberIsolated)] // ENETDOWN
    [InlineData(11, OutcomeKind.Discarded, ProbeReason.NotSent)] // EAGAIN
    [InlineData(1, OutcomeKind.Discarded, ProbeReason.NotSent)] // EPERM, a local packet filter
    [InlineData(90, OutcomeKind.Discarded, ProbeReason.NotSent)] // EMSGSIZE
    [InlineData(99, OutcomeKind.Discarded, ProbeReason.NotSent)] // EADDRNOTAVAIL
    internal void Only_a_missing_route_is_not_our_own_failure(int errno, OutcomeKind kind, string reason)
    {
        var outcome = IcmpErrors.OfSend(errno);
        Assert.Equal((kind, reason), (outcome.Kind, outcome.Reason));
        Assert.NotEmpty(outcome.Message!);
    }

    [Theory]
    [InlineData(113, 3, OutcomeKind.Lost)]
    [InlineData(113, 11, OutcomeKind.Lost)]
    [InlineData(111, 3, OutcomeKind.Lost)]
    [InlineData(90, -1, OutcomeKind.Discarded)]
    internal void An_ICMP_error_is_about_the_path_and_a_local_one_about_us(int errno, int type, OutcomeKind kind) =>
        Assert.Equal(kind, IcmpErrors.OfQueue(errno, type).Kind);
}
