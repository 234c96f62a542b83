using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>How the authorities lie in the API: a Secret for the operator, and a ConfigMap for all who only verify. Pure.</summary>
internal static class AuthorityObjects
{
    public const string Name = "network-telemetry-ca";
    public const string BundleFile = "ca.crt";

    private const string SuccessorFile = "next.crt";
    private const string SuccessorKeyFile = "next.key";

    /// <summary>Null when there are none, or none that can be used.</summary>
    public static AuthoritySet? Read(Secret? secret)
    {
        if (KeyedCertificate.Read(secret?.Data) is not { } signer) return null;
        var successor = KeyedCertificate.Read(secret!.Data, SuccessorFile, SuccessorKeyFile);
        var trusted = new X509Certificate2Collection();
        try
        {
            if (secret.Data!.TryGetValue(BundleFile, out var bundle)) trusted.ImportFromPem(Encoding.ASCII.GetString(bundle));
        }
        catch (CryptographicException)
        {
            trusted.Clear();
        }

        // Whoever edited the bundle: what signs is trusted.
        IEnumerable<KeyedCertificate> own = successor is null ? [signer] : [successor, signer];
        return new(signer, successor, [.. own.Select(authority => authority.Certificate).Concat(trusted).DistinctBy(certificate => certificate.Thumbprint)]);
    }

    /// <summary>By key; null: the key is to go.</summary>
    public static IReadOnlyDictionary<string, string?> Data(AuthoritySet authorities) => new Dictionary<string, string?>
    {
        [KeyedCertificate.CertificateFile] = authorities.Signer.Pem,
        [KeyedCertificate.KeyFile] = authorities.Signer.KeyPem,
        [SuccessorFile] = authorities.Successor?.Pem,
        [SuccessorKeyFile] = authorities.Successor?.KeyPem,
        [BundleFile] = authorities.Bundle,
    };

    public static ObjectMeta Metadata(string ns) => new()
    {
        Namespace = ns,
        Name = Name,
        Labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = Name, ["app.kubernetes.io/part-of"] = "network-telemetry" },
    };
}
