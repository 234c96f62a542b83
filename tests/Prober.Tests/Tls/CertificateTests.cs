using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Tests.Tcp;

namespace NetworkTelemetry.Prober.Tests.Tls;

public sealed class CertificateTests
{
    private const string ForClients = "1.3.6.1.5.5.7.3.2", ForServers = "1.3.6.1.5.5.7.3.1";

    private static Prober.Results.Series Measure(SslServerAuthenticationOptions server, string name, string? roots = null)
    {
        using var running = RawServer.Secured(server, (_, _) => Task.CompletedTask);
        using var bench = new TcpBench(roots);
        return bench.Measure(running.Port, new TcpEntry { Tls = TcpBench.OwnRoots with { ServerName = name } });
    }

    private static SslServerAuthenticationOptions Showing(X509Certificate2 certificate, params X509Certificate2[] more) =>
        new() { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, [.. more], offline: true) };

    [Theory]
    [InlineData("shop.example", "shop.example", true)]
    [InlineData("shop.example", "SHOP.example.", true)]
    [InlineData("shop.example", "www.shop.example", false)]
    [InlineData("*.shop.example", "www.shop.example", true)]
    [InlineData("*.shop.example", "shop.example", false)]
    [InlineData("*.shop.example", "a.www.shop.example", false)]
    [InlineData("w*.shop.example", "www.shop.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("::1", "::1", true)]
    [InlineData("::1", "::2", false)]
    [InlineData("shop.example", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "shop.example", false)]
    public void A_certificate_is_for_its_names_and_addresses_only(string subject, string asked, bool fits)
    {
        using var certificate = TestCertificates.Valid(subject);
        var row = Measure(Showing(certificate), asked).Row;
        Assert.Equal(
            fits ? (ProbeReason.Ok, null) : (ProbeReason.CertificateInvalid, $"the certificate is for {subject}, not for {asked}"), (row.Reason, row.Message));
    }

    [Fact]
    public void A_certificate_of_tomorrow_is_not_valid_today()
    {
        using var certificate = TestCertificates.For("shop.example", DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(9));
        var row = Measure(Showing(certificate), "shop.example").Row;
        Assert.Equal(
            (ProbeReason.CertificateInvalid, $"the certificate CN=shop.example is only valid from {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd}"), (row.Reason, row.Message));
    }

    [Theory]
    [InlineData(ForServers, ProbeReason.Ok)]
    [InlineData(ForClients, ProbeReason.CertificateInvalid)]
    public void A_certificate_must_be_for_servers_if_it_says_what_it_is_for(string usage, string reason)
    {
        using var certificate = TestCertificates.For("shop.example", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), usage);
        Assert.Equal(reason, Measure(Showing(certificate), "shop.example").Row.Reason);
    }

    [Fact]
    public void The_servers_intermediate_completes_the_chain_and_its_end_counts()
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(5));
        using var intermediate = TestCertificates.Intermediate(from, until);
        using var certificate = TestCertificates.For("shop.example", from, intermediate.NotAfter.AddDays(1) > until.UtcDateTime ? intermediate.NotAfter : until, issuer: intermediate);
        using var shown = X509CertificateLoader.LoadCertificate(intermediate.RawData);
        var complete = Measure(Showing(certificate, shown), "shop.example");
        Assert.Equal((ProbeReason.Ok, new DateTimeOffset(intermediate.NotAfter)), (complete.Row.Reason, complete.Tls!.CertificateExpiry));
        var incomplete = Measure(Showing(certificate), "shop.example").Row;
        Assert.Equal(
            (ProbeReason.CertificateInvalid, "the certificate chain of CN=shop.example is not trusted: unable to get local issuer certificate"), (incomplete.Reason, incomplete.Message));
    }

    [Fact]
    public void An_intermediate_that_expires_first_counts_and_one_that_has_expired_is_named()
    {
        using var ending = TestCertificates.Intermediate(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow.AddDays(-2));
        using var certificate = TestCertificates.For("shop.example", DateTimeOffset.UtcNow.AddDays(-8), ending.NotAfter, issuer: ending);
        using var shown = X509CertificateLoader.LoadCertificate(ending.RawData);
        var series = Measure(Showing(certificate, shown), "shop.example");
        Assert.Equal((ProbeReason.CertificateInvalid, new DateTimeOffset(ending.NotAfter)), (series.Row.Reason, series.Tls!.CertificateExpiry));
        Assert.Contains($"expired on {ending.NotAfter.ToUniversalTime():yyyy-MM-dd}", series.Row.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_authority_of_the_same_name_is_not_trusted()
    {
        using var certificate = TestCertificates.Valid("shop.example");
        var row = Measure(Showing(certificate), "shop.example", TestCertificates.NamesakePem).Row;
        Assert.Equal(ProbeReason.CertificateInvalid, row.Reason);
        Assert.StartsWith("the certificate chain of CN=shop.example is not trusted: ", row.Message, StringComparison.Ordinal);
        Assert.Equal(ProbeReason.Ok, Measure(Showing(certificate), "shop.example", TestCertificates.NamesakePem + "\n" + TestCertificates.AuthorityPem).Row.Reason);
    }

    [Theory]
    [InlineData("shop.example.", "shop.example")]
    [InlineData("127.0.0.1", "")]
    [InlineData("::1", "")]
    public void The_server_is_told_the_name_but_never_an_address(string name, string told)
    {
        string? heard = null;
        using var certificate = TestCertificates.Valid(name.TrimEnd('.'));
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateSelectionCallback = (_, host) =>
            {
                heard = host ?? "";
                return certificate;
            },
        };
        Assert.Equal(ProbeReason.Ok, Measure(options, name).Row.Reason);
        Assert.Equal(told, heard);
    }
}
