using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>The CA certificates that probes trust instead of the system's, from the mounted files. For the engine's thread.</summary>
internal sealed class TrustedRootsFiles(MountedFiles files)
{
    private const int MaxParsed = 1024;

    private readonly Dictionary<string, X509Certificate2Collection> _roots = new(StringComparer.Ordinal);

    /// <summary>Null when what the entry names is there.</summary>
    public Obstacle? Missing(TlsEntry? tls) => tls?.TrustedRoots is not { } file ? null
        : files.Missing(file, "CA certificate") is { } missing ? missing
        : Parse(file).Count > 0 ? null : new Obstacle(ProbeReason.CredentialMissing, "the CA certificates are not valid PEM");

    /// <summary>Null: the system's.</summary>
    public X509Certificate2Collection? Of(TlsEntry? tls) => tls?.TrustedRoots is { } file ? Parse(file) : null;

    private X509Certificate2Collection Parse(MountedFile file)
    {
        if (_roots.TryGetValue(file.Name!, out var roots)) return roots;
        roots = [];
        try
        {
            roots.ImportFromPem(files.Find(file));
        }
        catch (CryptographicException)
        {
            roots.Clear();
        }

        if (_roots.Count >= MaxParsed) _roots.Clear();
        return _roots[file.Name!] = roots;
    }
}
