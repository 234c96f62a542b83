using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Files;

/// <summary>The CA certificates that a ConfigMap holds. Pure.</summary>
internal static class TrustedRootsFile
{
    // A node's Secret holds 1 MiB in all.
    private const int MaxLength = 64 * 1024;

    public static ProbeFile Of(ObjectKey key, ConfigMap? map, string dataKey)
    {
        if (map is null) return ProbeFile.Missing($"the ConfigMap {key} does not exist");
        if (map.Data?.GetValueOrDefault(dataKey) is not { } pem) return ProbeFile.Missing($"the ConfigMap {key} has no key {dataKey}");
        if (pem.Length > MaxLength) return ProbeFile.Missing($"the key {dataKey} of the ConfigMap {key} has more than {MaxLength} characters");
        if (Problem(pem) is { } problem) return ProbeFile.Missing($"the key {dataKey} of the ConfigMap {key} {problem}");
        return new ProbeFile(new MountedFile { Name = $"ca-{ContentHash.Of(pem, 16)}" }, Encoding.UTF8.GetBytes(pem));
    }

    private static string? Problem(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            return certificates.Count > 0 ? null : "holds no PEM certificate, which begins with -----BEGIN CERTIFICATE-----";
        }
        catch (CryptographicException)
        {
            return "holds a PEM certificate that cannot be read";
        }
        finally
        {
            foreach (var certificate in certificates) certificate.Dispose();
        }
    }
}
