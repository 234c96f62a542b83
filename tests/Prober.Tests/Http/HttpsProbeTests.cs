using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Prober.Tests.Http;

public sealed class HttpsProbeTests
{
    private static readonly HttpEntry OwnRoots = new() { Tls = new TlsEntry { TrustedRoots = new MountedFile { Name = "ca-1" } } };

    private static async Task<Prober.Results.Series> MeasureAsync(X509Certificate2 certificate, HttpEntry http, HttpProtocols protocols = HttpProtocols.Http1AndHttp2)
    {
        await using var server = await WebServer.SayingAsync("ok", certificate, protocols);
        using var bench = new HttpBench();
        bench.Put("ca-1", TestCertificates.AuthorityPem);
        return bench.Measure(HttpBench.Probe(server.Port, http));
    }

    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, 2.0)]
    [InlineData(HttpProtocols.Http1, 1.1)]
    [InlineData(HttpProtocols.Http2, 2.0)]
    public async Task HTTP_2_is_spoken_where_it_is_negotiated(HttpProtocols protocols, double version)
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        var series = await MeasureAsync(certificate, OwnRoots, protocols);
        Assert.Equal((ProbeReason.Ok, version), (series.Row.Reason, series.Http!.Version));
        Assert.Contains(series.Tls!.Version!.Value, new[] { 1.2, 1.3 });
        Assert.InRange(series.Http.Phases[2], 1e-5, 2);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), series.Tls.CertificateExpiry!.Value.UtcDateTime);
    }

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task A_header_is_sent_as_UTF_8_whatever_is_spoken(HttpProtocols protocols)
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        await using var server = await WebServer.SayingAsync("ok", certificate, protocols);
        using var bench = new HttpBench();
        bench.Put("ca-1", TestCertificates.AuthorityPem);
        var series = bench.Measure(HttpBench.Probe(server.Port, OwnRoots with { Headers = [new() { Name = "X-Shop", Value = "Bücher" }] }));
        Assert.Equal((ProbeReason.Ok, null), Reason(series));
        Assert.Equal("Bücher", Assert.Single(server.Requests).Headers["X-Shop"]);
    }

    [Fact]
    public async Task A_long_body_is_sent_whole_over_HTTP_2()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        await using var server = await WebServer.SayingAsync("ok", certificate, HttpProtocols.Http2);
        using var bench = new HttpBench();
        bench.Put("ca-1", TestCertificates.AuthorityPem);
        var body = string.Concat(Enumerable.Repeat("\u0001\u0001\u0004", 70_000));
        var series = bench.Measure(HttpBench.Probe(server.Port, OwnRoots with { Method = "PUT", Body = body }));
        Assert.Equal((ProbeReason.Ok, null), Reason(series));
        Assert.Equal(body, Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task An_expired_certificate_is_invalid_and_its_date_is_still_reported()
    {
        using var certificate = TestCertificates.Expired("127.0.0.1");
        var series = await MeasureAsync(certificate, OwnRoots);
        Assert.Equal(ProbeReason.CertificateInvalid, series.Row.Reason);
        Assert.Contains($"expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}", series.Row.Message, StringComparison.Ordinal);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), series.Tls!.CertificateExpiry!.Value.UtcDateTime);
        Assert.Null(series.Http);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_invalid_unless_that_name_is_asked_for()
    {
        using var certificate = TestCertificates.Valid("shop.example");
        var series = await MeasureAsync(certificate, OwnRoots);
        Assert.Equal((ProbeReason.CertificateInvalid, "the certificate is for shop.example, not for 127.0.0.1"), (series.Row.Reason, series.Row.Message));
        Assert.Equal(ProbeReason.Ok, (await MeasureAsync(certificate, OwnRoots with { Tls = OwnRoots.Tls! with { ServerName = "shop.example" } })).Row.Reason);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_invalid_unless_nothing_is_verified()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        var series = await MeasureAsync(certificate, new HttpEntry());
        Assert.Equal(ProbeReason.CertificateInvalid, series.Row.Reason);
        Assert.Contains("not trusted", series.Row.Message, StringComparison.Ordinal);
        var unverified = await MeasureAsync(certificate, new HttpEntry { Tls = new TlsEntry { SkipVerification = true } });
        Assert.Equal(ProbeReason.Ok, unverified.Row.Reason);
        Assert.NotNull(unverified.Tls!.CertificateExpiry);
    }

    [Fact]
    public async Task A_renewed_certificate_is_seen_in_the_next_round()
    {
        using var first = TestCertificates.Valid("127.0.0.1");
        using var renewed = TestCertificates.For("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(20));
        var current = first;
        await using var server = await WebServer.StartAsync(_ => Task.CompletedTask, rotating: () => current);
        using var bench = new HttpBench();
        bench.Put("ca-1", TestCertificates.AuthorityPem);
        var series = bench.Measure(HttpBench.Probe(server.Port, OwnRoots) with { Interval = TimeSpan.FromMilliseconds(100) });
        bench.Bench.RunUntil(() => series.Received >= 3, "three rounds");
        Assert.Equal(first.NotAfter.ToUniversalTime(), series.Tls!.CertificateExpiry!.Value.UtcDateTime);
        current = renewed;
        bench.Bench.RunUntil(() => series.Tls!.CertificateExpiry!.Value.UtcDateTime == renewed.NotAfter.ToUniversalTime(), "the renewed certificate");
    }

    [Fact]
    public async Task The_first_certificate_of_the_chain_to_expire_counts()
    {
        using var certificate = TestCertificates.For("127.0.0.1", DateTimeOffset.UtcNow.AddDays(-1), TestCertificates.AuthorityExpiry);
        Assert.Equal(TestCertificates.AuthorityExpiry, (await MeasureAsync(certificate, OwnRoots)).Tls!.CertificateExpiry);
    }

    [Theory]
    [InlineData(null, "Secret web/shop-probe is not there", "Secret web/shop-probe is not there")]
    [InlineData("credential-9", null, "the credential file credential-9 has not been delivered yet")]
    [InlineData("../token", null, "the credential file ../token has not been delivered yet")]
    public async Task Without_its_credential_a_probe_sends_nothing(string? file, string? missing, string message)
    {
        await using var server = await WebServer.SayingAsync("ok");
        using var bench = new HttpBench();
        var series = bench.Measure(HttpBench.Probe(server.Port, HttpBench.Plain with { Credential = new MountedFile { Name = file, Missing = missing } }));
        Assert.Equal((ProbeReason.CredentialMissing, message, ProbeState.Unknown, 0), (series.Row.Reason, series.Row.Message, series.Row.State, series.Sent));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_credential_that_is_delivered_later_is_used_and_stays_when_its_file_goes()
    {
        await using var server = await WebServer.SayingAsync("ok");
        using var bench = new HttpBench();
        var probe = HttpBench.Probe(server.Port, HttpBench.Plain with { Credential = new MountedFile { Name = "credential-1" } });
        var series = bench.Measure(probe with { Interval = TimeSpan.FromMilliseconds(100) });
        Assert.Equal(ProbeReason.CredentialMissing, series.Row.Reason);
        bench.Put("credential-1", "Basic YTpi");
        bench.Bench.RunUntil(() => series.Received > 0, "a request with the credential");
        Assert.All(server.Requests, request => Assert.Equal("Basic YTpi", request.Headers["Authorization"]));

        // The files of a new credential come before the list that names it, and the old ones are gone then.
        bench.Remove("credential-1");
        var received = series.Received;
        bench.Bench.RunUntil(() => series.Received >= received + 3, "more requests");
        Assert.Equal(ProbeReason.Ok, series.Row.Reason);
    }

    [Fact]
    public async Task A_CA_file_that_is_no_PEM_is_said()
    {
        using var certificate = TestCertificates.Valid("127.0.0.1");
        await using var server = await WebServer.SayingAsync("ok", certificate);
        using var bench = new HttpBench();
        bench.Put("ca-1", "hello");
        Assert.Equal((ProbeReason.CredentialMissing, "the CA certificates are not valid PEM"), Reason(bench.Measure(HttpBench.Probe(server.Port, OwnRoots))));
    }

    private static (string, string?) Reason(Prober.Results.Series series) => (series.Row.Reason, series.Row.Message);
}
