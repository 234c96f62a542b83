using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Http;

/// <summary>What a probe needs from the mounted files. For the engine's thread.</summary>
internal sealed class HttpMaterial(MountedFiles files)
{
    private const int MaxParsed = 1024;

    private readonly Dictionary<string, X509Certificate2Collection> _roots = new(StringComparer.Ordinal);

    /// <summary>Null when all of it is there.</summary>
    public Obstacle? Missing(HttpEntry http) =>
        MissingFile(http.Credential, "credential") ?? MissingFile(http.Tls?.TrustedRoots, "CA certificate") ?? UnusableRoots(http.Tls?.TrustedRoots);

    /// <summary>Value of the Authorization header; null when none is to be sent.</summary>
    public string? Authorization(HttpEntry http) => http.Credential is { } credential ? files.Find(credential) : null;

    /// <summary>Null: the system's.</summary>
    public X509Certificate2Collection? TrustedRoots(HttpEntry http) => http.Tls?.TrustedRoots is { } file ? Parse(file) : null;

    private Obstacle? MissingFile(MountedFile? file, string what) =>
        file is null || files.Find(file) is not null ? null
        : new Obstacle(ProbeReason.CredentialMissing, file.Missing ?? $"the {what} file {file.Name} has not been delivered yet");

    private Obstacle? UnusableRoots(MountedFile? file) =>
        file is null || Parse(file) is { Count: > 0 } ? null : new Obstacle(ProbeReason.CredentialMissing, "the CA certificates are not valid PEM");

    private X509Certificate2Collection? Parse(MountedFile file)
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
