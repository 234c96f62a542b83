using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>The certificate authorities of one moment.</summary>
/// <param name="Successor">Trusted already, signs later.</param>
/// <param name="Trusted">All that a verifier should trust, the signer and its successor among them.</param>
internal sealed record AuthoritySet(KeyedCertificate Signer, KeyedCertificate? Successor, IReadOnlyList<X509Certificate2> Trusted)
{
    /// <summary>What is trusted, as PEM.</summary>
    public string Bundle => string.Concat(Trusted.Select(certificate => certificate.ExportCertificatePem() + "\n"));

    public bool IsSameAs(AuthoritySet other) => Signer.KeyPem == other.Signer.KeyPem && Successor?.KeyPem == other.Successor?.KeyPem && Bundle == other.Bundle;
}
