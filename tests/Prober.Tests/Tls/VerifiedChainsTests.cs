using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Tests.Tls;

public sealed class VerifiedChainsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static async Task<TlsAgreement> VisitAsync(X509Certificate2 certificate, string name, TrustAnchors anchors)
    {
        using var session = new TlsSession(new TlsSettings(name, true, anchors, default));
        await using var server = new SslStream(new SessionLine(session));
        await server.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
        });
        Assert.Equal(TlsStep.Done, session.Handshake());
        return session.Agreement();
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void A_chain_is_known_from_the_first_moment_to_before_the_end(int minutes, bool known)
    {
        var chains = new VerifiedChains();
        chains.Add("a", new ValidityPeriod(Noon, Noon.AddHours(1)));
        Assert.Equal(known, chains.Find("a", Noon.AddMinutes(minutes)) is not null);
        Assert.Null(chains.Find("b", Noon));
    }

    [Fact]
    public void The_period_of_a_chain_is_what_its_certificates_have_in_common()
    {
        var (day, late) = (new ValidityPeriod(Noon, Noon.AddDays(1)), new ValidityPeriod(Noon.AddHours(1), Noon.AddDays(2)));
        Assert.Equal(new ValidityPeriod(Noon.AddHours(1), Noon.AddDays(1)), day.Within(late));
        Assert.Equal(day.Within(late), late.Within(day));
        Assert.Equal(day, day.Within(null));
    }

    [Fact]
    public void Each_byte_and_the_name_count()
    {
        string[] keys = [VerifiedChains.KeyOf([1, 2], "a"), VerifiedChains.KeyOf([1, 3], "a"), VerifiedChains.KeyOf([1, 2], "b"), VerifiedChains.KeyOf([1], "a")];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], VerifiedChains.KeyOf([1, 2], "a"));
    }

    [Fact]
    public async Task A_chain_that_was_good_is_refused_for_another_name_and_one_like_it_with_another_signature_too()
    {
        var anchors = TrustAnchors.Of([TestCertificates.Authority]);
        using var certificate = TestCertificates.Valid("shop.example");
        for (var i = 0; i < 3; i++)
        {
            var agreement = await VisitAsync(certificate, "shop.example", anchors);
            Assert.Equal((null, certificate.NotAfter.ToUniversalTime()), (agreement.CertificateProblem, agreement.CertificateExpiry!.Value.UtcDateTime));
        }

        Assert.Equal("the certificate is for shop.example, not for mail.example", (await VisitAsync(certificate, "mail.example", anchors)).CertificateProblem);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(certificate.SubjectName, key, HashAlgorithmName.SHA256);
        foreach (var extension in certificate.Extensions) request.CertificateExtensions.Add(extension);
        var forger = X509SignatureGenerator.CreateForECDsa(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        using var forged = request.Create(certificate.IssuerName, forger, certificate.NotBefore, certificate.NotAfter, certificate.SerialNumberBytes.Span).CopyWithPrivateKey(key);
        using var shown = X509CertificateLoader.LoadPkcs12(forged.Export(X509ContentType.Pkcs12), null);
        Assert.Contains("is not trusted", (await VisitAsync(shown, "shop.example", anchors)).CertificateProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_was_good_expires()
    {
        var anchors = TrustAnchors.Of([TestCertificates.Authority]);
        using var certificate = TestCertificates.For("shop.example", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddSeconds(3));
        Assert.Null((await VisitAsync(certificate, "shop.example", anchors)).CertificateProblem);
        var end = new DateTimeOffset(certificate.NotAfter);
        while (DateTimeOffset.UtcNow < end) await Task.Delay(50, TestContext.Current.CancellationToken);
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        Assert.Contains("expired on", (await VisitAsync(certificate, "shop.example", anchors)).CertificateProblem, StringComparison.Ordinal);
    }
}
