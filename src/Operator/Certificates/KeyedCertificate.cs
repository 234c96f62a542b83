using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>A certificate, its private key (PKCS #8), and both as PEM.</summary>
internal sealed record KeyedCertificate(X509Certificate2 Certificate, string Pem, string KeyPem)
{
    public const string CertificateFile = Api.Contract.V1.ContractVersion.CertificateFile;
    public const string KeyFile = Api.Contract.V1.ContractVersion.CertificateKeyFile;

    public DateTimeOffset NotAfter => Certificate.NotAfter;

    /// <summary>As they lie in a Secret.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => new Dictionary<string, byte[]>
    {
        [CertificateFile] = Encoding.ASCII.GetBytes(Pem), [KeyFile] = Encoding.ASCII.GetBytes(KeyPem),
    };

    public string KeyId => KeyIdOf(Certificate);

    /// <summary>Null when one is missing, cannot be read, or does not belong to the other.</summary>
    public static KeyedCertificate? Read(IReadOnlyDictionary<string, byte[]>? data, string certificateFile = CertificateFile, string keyFile = KeyFile)
    {
        if (data is null || !data.TryGetValue(certificateFile, out var certificate) || !data.TryGetValue(keyFile, out var key)) return null;
        var (pem, keyPem) = (Encoding.ASCII.GetString(certificate), Encoding.ASCII.GetString(key));
        try
        {
            return new(X509Certificate2.CreateFromPem(pem, keyPem), pem, keyPem);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Which key a certificate certifies.</summary>
    public static string KeyIdOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifier ?? "";

    public override string ToString() => $"{Certificate.Subject} (private key)";
}
