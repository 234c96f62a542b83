using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>
/// The TLS identity of the server: a certificate for 127.0.0.1, signed by an authority that exists for it alone and whose key is thrown away, so that
/// nobody can ever sign another.
/// </summary>
internal sealed record ServerCertificate(X509Certificate2 Certificate, string AuthorityPem) : IDisposable
{
    private const string CertificateFile = "tls.crt";
    private const string KeyFile = "tls.key";
    private const string AuthorityFile = "ca.crt";

    private static readonly TimeSpan Life = TimeSpan.FromDays(3650);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    /// <summary>The stored one; a new one when there is none that can be used.</summary>
    public static ServerCertificate LoadOrCreate(StateDirectory state, DateTimeOffset now) => Load(state, now) ?? Create(state, now);

    public void Dispose() => Certificate.Dispose();

    private static ServerCertificate? Load(StateDirectory state, DateTimeOffset now)
    {
        if (state.Read(CertificateFile) is not { } certificate
            || state.Read(KeyFile) is not { } key
            || state.Read(AuthorityFile) is not { } authority)
            return null;
        try
        {
            var loaded = X509Certificate2.CreateFromPem(certificate, key);
            if (loaded.NotAfter.ToUniversalTime() - now.UtcDateTime > RenewBefore)
                return new ServerCertificate(loaded, authority);
            loaded.Dispose();
        }
        catch (CryptographicException)
        {
            // Damaged: clients read the new authority from the kubeconfig file.
        }

        return null;
    }

    private static ServerCertificate Create(StateDirectory state, DateTimeOffset now)
    {
        var (from, until) = (now.AddHours(-1), now + Life);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=network-telemetry-local-ca", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, false));
        using var authority = authorityRequest.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=network-telemetry-local", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(16));

        state.WriteSecret(KeyFile, key.ExportPkcs8PrivateKeyPem());
        state.WriteSecret(CertificateFile, certificate.ExportCertificatePem());
        state.WriteSecret(AuthorityFile, authority.ExportCertificatePem());
        return new ServerCertificate(certificate.CopyWithPrivateKey(key), authority.ExportCertificatePem());
    }
}
