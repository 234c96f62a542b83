using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>Makes keys (ECDSA P-256) and certificates (RFC 5280).</summary>
internal static class CertificateIssuer
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string Organization = "O=networktelemetry.io";
    private const int SerialBytes = 16;

    public static KeyedCertificate Authority(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        // Each authority has a name of its own, so that a verifier never tries the wrong one's key.
        var subject = string.Create(CultureInfo.InvariantCulture, $"{Organization},CN=network-telemetry-ca@{now.ToUnixTimeSeconds()}");
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var certificate = request.CreateSelfSigned(now - CertificateLifetimes.Backdated, now + CertificateLifetimes.Authority);
        return new(certificate, certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A certificate to serve these names with. Never valid for longer than the authority that signs it.</summary>
    public static KeyedCertificate Serving(KeyedCertificate authority, IReadOnlyList<string> names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"{Organization},CN=network-telemetry", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names) alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority.Certificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));

        var notBefore = Max(now - CertificateLifetimes.Backdated, authority.Certificate.NotBefore);
        var notAfter = Min(now + CertificateLifetimes.Serving, authority.Certificate.NotAfter);
        using var signed = request.Create(authority.Certificate, notBefore, notAfter, Serial());
        return new(signed.CopyWithPrivateKey(key), signed.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    // Positive and not zero: RFC 5280 §4.1.2.2.
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)(serial[0] & 0x3F | 0x40);
        return serial;
    }

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
