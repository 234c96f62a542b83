using System.Net.Security;
using System.Security.Authentication;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Http;
using NetworkTelemetry.Prober.Tests.Tcp;

namespace NetworkTelemetry.Prober.Tests.Tls;

public sealed class HandshakeTests
{
    private static readonly TcpEntry Greeting = new() { Tls = TcpBench.OwnRoots, Expect = TcpBench.Contains("* OK") };

    private static Task GreetAsync(Stream stream, CancellationToken cancellation) => stream.WriteAsync("* OK ready\r\n"u8.ToArray(), cancellation).AsTask();

    [Theory]
    [InlineData(SslProtocols.Tls12, 1.2)]
    [InlineData(SslProtocols.Tls13, 1.3)]
    public void The_version_is_the_servers(SslProtocols protocol, double version)
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Secured(new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = protocol }, GreetAsync);
        using var bench = new TcpBench();
        var series = bench.Measure(server.Port, Greeting);
        Assert.Equal((ProbeReason.Ok, version), (series.Row.Reason, series.Tls!.Version));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public void A_server_that_sends_byte_by_byte_is_understood(SslProtocols protocol)
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Secured(new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = protocol }, GreetAsync, stream => new PieceStream(stream, 1));
        using var bench = new TcpBench();
        Assert.Equal(ProbeReason.Ok, bench.Measure(server.Port, Greeting).Row.Reason);
    }

    [Fact]
    public async Task A_server_that_only_listens_hears_the_whole_handshake_without_a_word_after_it()
    {
        var done = new TaskCompletionSource();
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Secured(new SslServerAuthenticationOptions { ServerCertificate = certificate }, (_, _) =>
        {
            done.SetResult();
            return Task.CompletedTask;
        });
        using var bench = new TcpBench();
        Assert.Equal(ProbeReason.Ok, bench.Measure(server.Port, new TcpEntry { Tls = TcpBench.OwnRoots }).Row.Reason);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void An_alert_of_the_server_is_quoted()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        using var server = RawServer.Secured(
            new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [new SslApplicationProtocol("smtp")] }, GreetAsync);
        using var bench = new HttpBench();
        bench.Put("ca-1", TestCertificates.AuthorityPem);
        var row = bench.Measure(HttpBench.Probe(server.Port, new HttpEntry { Tls = TcpBench.OwnRoots })).Row;
        Assert.Equal((ProbeReason.TlsFailed, "the TLS handshake failed: tlsv1 alert no application protocol"), (row.Reason, row.Message));
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "wrong version number")]
    [InlineData("\u0015\u0003\u0001\u0000\u0002\u0002\u0028", "sslv3 alert handshake failure")]
    [InlineData("", "the server closed the connection")]
    public void A_failed_handshake_says_why(string says, string why)
    {
        using var server = RawServer.Blurting(says);
        using var bench = new TcpBench();
        var row = bench.Measure(server.Port, Greeting).Row;
        Assert.Equal((ProbeReason.TlsFailed, $"the TLS handshake failed: {why}"), (row.Reason, row.Message));
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public void A_record_that_is_cut_off_is_seen_and_an_end_without_close_notify_is_an_end(SslProtocols protocol)
    {
        // The server's stream ends without close_notify: SslStream sends none when it is disposed of.
        using var certificate = TestCertificates.Valid("127.0.0.1");
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, EnabledSslProtocols = protocol };
        TailCutStream? line = null;
        using var cut = RawServer.Secured(options, async (stream, cancellation) =>
        {
            line!.Cut = 5;
            await stream.WriteAsync("* OK ready\r\n"u8.ToArray(), cancellation);
        }, stream => line = new TailCutStream(stream));
        using var bench = new TcpBench();
        var row = bench.Measure(cut.Port, Greeting).Row;
        Assert.Equal((ProbeReason.UnexpectedAnswer, "the connection broke off: the server closed the connection within a TLS record"), (row.Reason, row.Message));

        using var ended = RawServer.Secured(options, (stream, cancellation) => stream.WriteAsync("* BYE"u8.ToArray(), cancellation).AsTask());
        row = bench.Measure(ended.Port, Greeting).Row;
        Assert.Equal((ProbeReason.UnexpectedAnswer, "the server closed the connection without \"* OK\"; 5 bytes came: * BYE"), (row.Reason, row.Message));
    }

    [Fact]
    public void A_server_that_demands_a_certificate_says_so_after_the_handshake()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificate = certificate, EnabledSslProtocols = SslProtocols.Tls13, ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
        };
        using var server = RawServer.Secured(options, GreetAsync);
        using var bench = new TcpBench();
        Assert.Equal(ProbeReason.UnexpectedAnswer, bench.Measure(server.Port, Greeting).Row.Reason);
    }
}
