using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Operator.Certificates;

namespace NetworkTelemetry.Operator.Tests.Certificates;

public sealed class AuthorityRotationTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Through_eight_years_every_certificate_is_trusted_until_it_expires_and_no_authority_signs_before_it_is_known()
    {
        AuthoritySet? authorities = null;
        var trustedSince = new Dictionary<string, DateTimeOffset>();
        var live = new List<(KeyedCertificate Certificate, DateTimeOffset Until)>();
        var signers = new HashSet<string>();
        for (var now = Start; now < Start.AddYears(8); now = now.AddHours(36))
        {
            var before = authorities;
            authorities = AuthorityRotation.Bring(authorities, now);
            foreach (var trusted in authorities.Trusted) trustedSince.TryAdd(trusted.Thumbprint, now);
            var signer = authorities.Signer.Certificate;
            Assert.True(now < signer.NotAfter);
            if (signers.Add(signer.Thumbprint) && before is not null)
                Assert.True(now - trustedSince[signer.Thumbprint] >= CertificateLifetimes.TrustDelay, $"{signer.Subject} signs too early");
            Assert.InRange(authorities.Trusted.Count, 1, 3);

            var issued = CertificateIssuer.Serving(authorities.Signer, ["a.test"], now);
            live.Add((issued, issued.NotAfter));
            live.RemoveAll(entry => entry.Until <= now);
            foreach (var (certificate, _) in new[] { live[0], live[^1] }) Assert.True(IsTrusted(certificate.Certificate, authorities, now), $"at {now:u}");
        }

        Assert.InRange(signers.Count, 5, 7);
    }

    [Fact]
    public void An_operator_that_slept_for_years_starts_anew()
    {
        var old = AuthorityRotation.Bring(null, Start);
        var renewed = AuthorityRotation.Bring(old, Start.AddYears(5));
        Assert.NotEqual(old.Signer.KeyId, renewed.Signer.KeyId);
        Assert.Equal(renewed.Signer.Certificate, Assert.Single(renewed.Trusted));
    }

    [Theory]
    [InlineData(0, nameof(AuthorityStep.None))]
    [InlineData(486, nameof(AuthorityStep.None))]
    [InlineData(487, nameof(AuthorityStep.AddSuccessor))]
    [InlineData(731, nameof(AuthorityStep.Create))]
    public void A_signer_gets_a_successor_when_a_third_of_its_life_is_left(int days, string expected) =>
        Assert.Equal(expected, AuthorityRotation.Decide(AuthorityRotation.Bring(null, Start), Start.AddDays(days)).ToString());

    [Theory]
    [InlineData(0, nameof(AuthorityStep.None))]
    [InlineData(23, nameof(AuthorityStep.None))]
    [InlineData(24, nameof(AuthorityStep.Promote))]
    public void A_successor_signs_after_a_day(int hours, string expected)
    {
        var at = Start.AddDays(500);
        var authorities = AuthorityRotation.Apply(AuthorityRotation.Bring(null, Start), AuthorityStep.AddSuccessor, at);
        Assert.Equal(expected, AuthorityRotation.Decide(authorities, at.AddHours(hours)).ToString());
    }

    internal static bool IsTrusted(X509Certificate2 certificate, AuthoritySet authorities, DateTimeOffset? at = null)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.VerificationTime = (at ?? DateTimeOffset.UtcNow).LocalDateTime;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities.Trusted.ToArray());
        return chain.Build(certificate);
    }
}
