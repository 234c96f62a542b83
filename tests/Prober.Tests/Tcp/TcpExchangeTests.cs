using System.Net;
using System.Net.Sockets;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Tcp;

public sealed class TcpExchangeTests
{
    private const int Connect = 0, Tls = 1, Processing = 2, Transfer = 3;

    [Fact]
    public void A_greeting_that_is_expected_is_measured_phase_by_phase()
    {
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            await Task.Delay(60, cancellation);
            await stream.WriteAsync("220 mail."u8.ToArray(), cancellation);
            await Task.Delay(60, cancellation);
            await stream.WriteAsync("example ready\r\n"u8.ToArray(), cancellation);
        });
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, new TcpEntry { Expect = TcpBench.Contains("mail.example") });
        Assert.Equal((ProbeReason.Ok, 1, 1), (series.Row.Reason, series.Sent, series.Received));
        var phases = series.Tcp!.Phases;
        Assert.InRange(phases[Connect], 1e-7, 1);
        Assert.Equal(0, phases[Tls]);
        Assert.InRange(phases[Processing], 0.05, 2);
        Assert.InRange(phases[Transfer], 0.05, 2);
        Assert.Equal(series.Rtt.Last, phases.Sum(), 0.01);
        Assert.Null(series.Tls);
    }

    [Theory]
    [InlineData("PING\r\n", "+PONG", null)]
    [InlineData("PING\r\n", null, @"^\+P.NG\r\n$")]
    [InlineData("\0\u0001\u00FF", "\u00FF\u0001\0", null)]
    [InlineData("\0\u0001\u00FF", null, @"^\xFF\x01\x00")]
    public void What_is_sent_and_answered_may_be_any_bytes(string send, string? contains, string? regex)
    {
        byte[]? received = null;
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            received = new byte[send.Length];
            await stream.ReadExactlyAsync(received, cancellation);
            await stream.WriteAsync(Encoding.Latin1.GetBytes(send[0] == 'P' ? "+PONG\r\n" : "\u00FF\u0001\0"), cancellation);
        });
        using var bench = new TcpBench();
        var expect = new TcpExpectEntry { Contains = contains is null ? null : TcpBench.Base64(contains), Regex = regex };
        Assert.Equal(ProbeReason.Ok, bench.Measure(server.Port, new TcpEntry { Send = TcpBench.Base64(send), Expect = expect }).Row.Reason);
        Assert.Equal(Encoding.Latin1.GetBytes(send), received);
    }

    [Fact]
    public void Without_expect_no_answer_is_waited_for()
    {
        using var server = RawServer.Talking((stream, cancellation) => stream.ReadExactlyAsync(new byte[100], cancellation).AsTask());
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, new TcpEntry { Send = TcpBench.Base64("hello") });
        Assert.Equal(ProbeReason.Ok, series.Row.Reason);
        Assert.InRange(series.Rtt.Last, 1e-7, 1);
    }

    [Fact]
    public void What_comes_in_pieces_is_found_across_them()
    {
        using var server = RawServer.Talking(async (stream, cancellation) =>
        {
            foreach (var value in "aaab\r\n"u8.ToArray())
            {
                await stream.WriteAsync(new[] { value }, cancellation);
                await Task.Delay(10, cancellation);
            }
        });
        using var bench = new TcpBench();
        Assert.Equal(ProbeReason.Ok, bench.Measure(server.Port, new TcpEntry { Expect = TcpBench.Contains("aab\r") }).Row.Reason);
    }

    [Fact]
    public void A_TLS_connection_is_measured_and_its_certificate_is_in_the_summary()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Talking((stream, cancellation) => stream.WriteAsync("* OK IMAP\r\n"u8.ToArray(), cancellation).AsTask(), certificate);
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, new TcpEntry { Tls = TcpBench.OwnRoots, Expect = TcpBench.Contains("* OK") });
        Assert.Equal(ProbeReason.Ok, series.Row.Reason);
        Assert.InRange(series.Tcp!.Phases[Tls], 1e-5, 2);
        Assert.Contains(series.Tls!.Version!.Value, new[] { 1.2, 1.3 });
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), series.Row.CertificateNotAfter!.Value.UtcDateTime);
        Assert.Equal(TimeSpan.Zero, series.Row.CertificateNotAfter.Value.Offset);
        Assert.Null(series.Row.JitterSeconds);
    }

    [Theory]
    [InlineData("127.0.0.1", true, null, true, ProbeReason.Ok)]
    [InlineData("mail.example", true, null, true, ProbeReason.CertificateInvalid)]
    [InlineData("mail.example", true, "mail.example", true, ProbeReason.Ok)]
    [InlineData("127.0.0.1", false, null, true, ProbeReason.CertificateInvalid)]
    [InlineData("127.0.0.1", false, null, false, ProbeReason.Ok)]
    public void The_certificate_is_judged_as_the_settings_say(string name, bool trusted, string? serverName, bool verify, string reason)
    {
        using var certificate = TestCertificates.Valid(name);
        using var server = RawServer.Talking((_, _) => Task.CompletedTask, certificate);
        using var bench = new TcpBench();
        var tls = new TlsEntry { ServerName = serverName, SkipVerification = !verify, TrustedRoots = trusted ? TcpBench.OwnRoots.TrustedRoots : null };
        var series = bench.Measure(server.Port, new TcpEntry { Tls = tls });
        Assert.Equal(reason, series.Row.Reason);
        Assert.NotNull(series.Row.CertificateNotAfter);
    }

    [Fact]
    public void An_expired_certificate_is_invalid_and_its_date_is_still_reported()
    {
        using var certificate = TestCertificates.Expired("127.0.0.1");
        using var server = RawServer.Talking((_, _) => Task.CompletedTask, certificate);
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, new TcpEntry { Tls = TcpBench.OwnRoots });
        Assert.Equal((ProbeReason.CertificateInvalid, ProbeState.Down), (series.Row.Reason, series.Row.State));
        Assert.Contains($"expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}", series.Row.Message, StringComparison.Ordinal);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), series.Row.CertificateNotAfter!.Value.UtcDateTime);
        Assert.Null(series.Tcp);
    }

    [Fact]
    public void Without_its_CA_a_probe_sends_nothing()
    {
        using var bench = new TcpBench();
        var series = bench.Measure(1, new TcpEntry { Tls = new TlsEntry { TrustedRoots = new MountedFile { Missing = "the ConfigMap web/ca does not exist" } } });
        Assert.Equal((ProbeReason.CredentialMissing, "the ConfigMap web/ca does not exist", 0), (series.Row.Reason, series.Row.Message, series.Sent));
    }

    [Fact]
    public void Every_loss_has_a_series_of_its_reason_and_a_plain_connect_has_fewer()
    {
        var speaks = Plans.Accepted(Plans.Target("a", TcpBench.Probe(1, new TcpEntry { Expect = TcpBench.Contains("x") }))).Plans[0];
        Assert.Equal(LossReasons.Lost(ProbeType.Tcp, speaks: true), new Prober.Results.Series(speaks, "IPv4").LossLabels);
        Assert.Equal(3, new Prober.Results.Series(Plans.Accepted(Plans.Target("a", Plans.Connect(1))).Plans[0], "IPv4").LossLabels.Count);
    }

    [Fact]
    public void A_closed_port_refuses_an_exchange_too()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var bench = new TcpBench();
        Assert.Equal(ProbeReason.Refused, bench.Measure(port, new TcpEntry { Tls = new TlsEntry() }).Row.Reason);
    }

    [Fact]
    public void Other_expectations_keep_the_counters_and_other_words_start_over()
    {
        var plan = Plans.Accepted(Plans.Target("a", TcpBench.Probe(25, new TcpEntry { Send = TcpBench.Base64("a"), Expect = TcpBench.Contains("x") }))).Plans[0];
        Assert.True(plan.ContinuesSeriesOf(With(tcp => tcp with { Expect = TcpBench.Contains("y") })));
        Assert.True(plan.ContinuesSeriesOf(With(tcp => tcp with { Tls = TcpBench.OwnRoots })));
        Assert.False(plan.ContinuesSeriesOf(With(tcp => tcp with { Send = TcpBench.Base64("b") })));
        Assert.False(plan.ContinuesSeriesOf(With(tcp => new TcpEntry { Port = tcp.Port })));
        Assert.False(plan.MeasuresLike(With(tcp => tcp with { Expect = TcpBench.Contains("y") })));

        Prober.Lists.ProbePlan With(Func<TcpEntry, TcpEntry> change) => plan with { Entry = plan.Entry with { Tcp = change(plan.Entry.Tcp!) } };
    }
}
