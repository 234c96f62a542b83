using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>What decides whether a serving certificate is still good.</summary>
/// <param name="AuthorityKeyId">Of the authority that signed it.</param>
internal sealed record ServingCertificate(FrozenSet<string> Names, string AuthorityKeyId, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public static ServingCertificate Of(X509Certificate2 certificate) => new(
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames()).ToFrozenSet(StringComparer.OrdinalIgnoreCase),
        AuthorityOf(certificate),
        certificate.NotBefore,
        certificate.NotAfter);

    /// <summary>When to replace a certificate: at once if it is missing, for other names or by another authority than the one that signs now; otherwise when a third of its life is left.</summary>
    public static DateTimeOffset ReplaceAt(ServingCertificate? certificate, IReadOnlyList<string> names, AuthoritySet authorities) =>
        certificate is null || !certificate.Names.SetEquals(names) || certificate.AuthorityKeyId != authorities.Signer.KeyId
            ? DateTimeOffset.MinValue
            : CertificateLifetimes.RenewAt(certificate.NotBefore, certificate.NotAfter);

    private static string AuthorityOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier is { } id ? Convert.ToHexString(id.Span) : "";
}
