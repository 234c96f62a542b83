using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Tests.Certificates;

public sealed class ServingCertificateTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AuthoritySet Authorities = AuthorityRotation.Bring(null, Now);
    private static readonly string[] Names = [NodeCertificates.NameOf(new NodeKey("web", "edge", "edge-0"))];

    [Theory]
    [InlineData(0, false)]
    [InlineData(59, false)]
    [InlineData(60, true)]
    [InlineData(91, true)]
    public void It_is_replaced_when_a_third_of_its_life_is_left(int days, bool due) => Assert.Equal(due, Now.AddDays(days) >= ServingCertificate.ReplaceAt(Issued(), Names, Authorities));

    [Fact]
    public void It_is_replaced_at_once_when_it_is_missing_of_another_name_or_of_another_authority()
    {
        var other = AuthorityRotation.Bring(null, Now.AddDays(1));
        Assert.Equal(DateTimeOffset.MinValue, ServingCertificate.ReplaceAt(null, Names, Authorities));
        Assert.Equal(DateTimeOffset.MinValue, ServingCertificate.ReplaceAt(Issued(), ["edge-1.web.prober.networktelemetry.io"], Authorities));
        Assert.Equal(DateTimeOffset.MinValue, ServingCertificate.ReplaceAt(Issued(), Names, other));
    }

    [Fact]
    public void It_never_outlives_the_authority_that_signed_it()
    {
        var late = CertificateIssuer.Serving(Authorities.Signer, Names, Now.AddDays(725));
        Assert.Equal(Authorities.Signer.NotAfter, late.NotAfter);
        var early = CertificateIssuer.Serving(Authorities.Signer, Names, Now.AddMinutes(-30));
        Assert.True(early.Certificate.NotBefore >= Authorities.Signer.Certificate.NotBefore);
    }

    private static ServingCertificate Issued() => ServingCertificate.Of(CertificateIssuer.Serving(Authorities.Signer, Names, Now).Certificate);
}
