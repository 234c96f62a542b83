using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Tests.Dns;

public sealed class QueryErrorsTests
{
    private const int TooManyFiles = 24, NoFamily = 97;

    [Theory]
    [InlineData(TooManyFiles, OutcomeKind.Discarded, ProbeReason.NotSent)]
    [InlineData(NoFamily, OutcomeKind.Discarded, ProbeReason.NotSent)]
    [InlineData(Errno.EPERM, OutcomeKind.Discarded, ProbeReason.NotSent)]
    [InlineData(Errno.EAGAIN, OutcomeKind.Discarded, ProbeReason.NotSent)]
    [InlineData(Errno.ENETUNREACH, OutcomeKind.Lost, ProbeReason.Unreachable)]
    [InlineData(Errno.EHOSTUNREACH, OutcomeKind.Lost, ProbeReason.Unreachable)]
    public void Only_a_missing_route_speaks_about_the_path_when_a_query_could_not_be_sent(int errno, object kind, string reason)
    {
        var outcome = QueryErrors.OfSend(errno);
        Assert.Equal((kind, reason), (outcome.Kind, outcome.Reason));
    }

    [Theory]
    [InlineData(Errno.ECONNREFUSED, 3, OutcomeKind.Lost, ProbeReason.Refused)]
    [InlineData(Errno.EHOSTUNREACH, 11, OutcomeKind.Lost, ProbeReason.Unreachable)]
    [InlineData(Errno.EACCES, 3, OutcomeKind.Lost, ProbeReason.Unreachable)]
    [InlineData(Errno.EMSGSIZE, -1, OutcomeKind.Discarded, ProbeReason.NotSent)]
    public void An_ICMP_error_is_the_networks_and_an_error_without_one_ours(int errno, int icmpType, object kind, string reason)
    {
        var outcome = QueryErrors.OfQueue(errno, icmpType);
        Assert.Equal((kind, reason), (outcome.Kind, outcome.Reason));
    }
}
