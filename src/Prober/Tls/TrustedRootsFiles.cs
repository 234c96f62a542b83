using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>The CA certificates that probes trust: the system's, or instead of them those from a mounted file. For the engine's thread.</summary>
internal sealed class TrustedRootsFiles(MountedFiles files, TimeProvider time)
{
    private const int MaxParsed = 1024;

    // A bundle that is mounted over the system's changes while the prober runs.
    private static readonly TimeSpan SystemLifetime = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, TrustAnchors?> _roots = new(StringComparer.Ordinal);
    private TrustAnchors? _system;
    private long _systemSince;

    /// <summary>Null when what the entry names is there.</summary>
    public Obstacle? Missing(TlsEntry? tls) => tls?.TrustedRoots is not { } file ? null
        : files.Missing(file, "CA certificate") is { } missing ? missing
        : Parse(file) is null ? new Obstacle(ProbeReason.CredentialMissing, "the CA certificates are not valid PEM") : null;

    /// <summary>Only for an entry that misses nothing.</summary>
    public TrustAnchors Of(TlsEntry? tls) => tls?.TrustedRoots is { } file ? Parse(file)! : System();

    private TrustAnchors System()
    {
        if (_system is not null && time.GetElapsedTime(_systemSince) < SystemLifetime) return _system;
        _systemSince = time.GetTimestamp();
        return _system = TrustAnchors.OfSystem();
    }

    private TrustAnchors? Parse(MountedFile file)
    {
        if (_roots.TryGetValue(file.Name!, out var roots)) return roots;
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(files.Find(file));
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        if (_roots.Count >= MaxParsed) _roots.Clear();
        return _roots[file.Name!] = certificates.Count > 0 ? TrustAnchors.Of(certificates) : null;
    }
}
