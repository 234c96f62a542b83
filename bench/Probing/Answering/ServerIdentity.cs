using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Bench.Probing.Answering;

/// <summary>A certificate that an authority made for this run has signed, so that both probers really verify.</summary>
internal sealed class ServerIdentity : IDisposable
{
    public const string Name = "server.bench.example";

    private readonly string _directory = Directory.CreateTempSubdirectory("telemetry-bench-tls-").FullName;

    public ServerIdentity()
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=bench CA", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(from, until);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));
        using var certificate = signed.CopyWithPrivateKey(key);
        File.WriteAllBytes(KeyFile, certificate.Export(X509ContentType.Pkcs12));
        AuthorityPem = authority.ExportCertificatePem();
        File.WriteAllText(AuthorityFile, AuthorityPem);
    }

    public string KeyFile => Path.Combine(_directory, "server.p12");

    public string AuthorityFile => Path.Combine(_directory, "ca.pem");

    public string AuthorityPem { get; }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
