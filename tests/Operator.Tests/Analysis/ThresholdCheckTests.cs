using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class ThresholdCheckTests
{
    private static readonly ThresholdValues Limits = new()
    {
        Rtt = TimeSpan.FromMilliseconds(200), Jitter = TimeSpan.FromMilliseconds(30), Loss = 0.01, CertificateExpiry = TimeSpan.FromHours(336),
    };

    [Theory]
    //           figure       said before                                          says now
    [InlineData("rtt 199ms", "", null)]
    [InlineData("rtt 200ms", "", null)]
    [InlineData("rtt 201ms", "", "The round-trip time of page (IPv4) is 201ms, over the limit of 200ms.")]
    [InlineData("rtt 185ms", "The round-trip time of page (IPv4) is 250ms,", "The round-trip time of page (IPv4) is 185ms, less than a tenth under the limit of 200ms.")]
    [InlineData("rtt 185ms", "The round-trip time of page (IPv6) is 250ms,", null)]
    [InlineData("rtt 185ms", "The jitter of page (IPv4) is 250ms,", null)]
    [InlineData("rtt 180ms", "The round-trip time of page (IPv4) is 250ms,", null)]
    [InlineData("jitter 30ms", "", null)]
    [InlineData("jitter 30.1ms", "", "The jitter of page (IPv4) is 30.1ms, over the limit of 30ms.")]
    [InlineData("jitter 28ms", "The jitter of page (IPv4) is 31ms,", "The jitter of page (IPv4) is 28ms, less than a tenth under the limit of 30ms.")]
    [InlineData("loss 1%", "", null)]
    [InlineData("loss 2.5%", "", "The loss of page (IPv4) is 2.5%, over the limit of 1%.")]
    [InlineData("loss 0.95%", "The loss of page (IPv4) is 2%,", "The loss of page (IPv4) is 0.95%, less than a tenth under the limit of 1%.")]
    [InlineData("certificate 337", "", null)]
    [InlineData("certificate 336", "", null)]
    [InlineData("certificate 335", "", "The certificate of page (IPv4) expires on 2026-01-15T11:00:00Z, the limit is 336h before.")]
    [InlineData("certificate 337", "The certificate of page (IPv4) expires on 2026-01-01T11:00:00Z,", null)]
    public void A_limit_that_is_passed_is_said_with_probe_figure_and_limit(string figure, string said, string? expected) =>
        Assert.Equal(expected, ThresholdCheck.Passed(With(figure), Limits, said, Facts.Start).SingleOrDefault());

    [Fact]
    public void Every_limit_has_its_own_sentence()
    {
        var all = With("rtt 1s") with { Jitter = "1s", Loss = "50%", CertificateNotAfter = Facts.Start };

        Assert.Equal(4, ThresholdCheck.Passed(all, Limits, "", Facts.Start).Count());
        Assert.Empty(ThresholdCheck.Passed(all, null, "", Facts.Start));
        Assert.Empty(ThresholdCheck.Passed(all, new ThresholdValues(), "", Facts.Start));
        Assert.Empty(ThresholdCheck.Passed(new ProbeResult { Probe = "page", Family = "IPv4", State = "Up" }, Limits, "", Facts.Start));
    }

    [Theory]
    [InlineData("Down")]
    [InlineData("Unknown")]
    [InlineData("Pending")]
    public void Only_a_probe_that_is_up_can_be_degraded(string state) =>
        Assert.Empty(ThresholdCheck.Passed(With("rtt 1s") with { State = state }, Limits, "", Facts.Start));

    private static ProbeResult With(string figure)
    {
        var (what, value) = (figure.Split(' ')[0], figure.Split(' ')[1]);
        var result = new ProbeResult { Probe = "page", Family = "IPv4", State = "Up" };
        return what switch
        {
            "rtt" => result with { Rtt = value },
            "jitter" => result with { Jitter = value },
            "loss" => result with { Loss = value },
            _ => result with { CertificateNotAfter = Facts.Start.AddHours(int.Parse(value)) },
        };
    }
}
