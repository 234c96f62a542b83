using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>
/// Credentials and CA certificates beside the list. What was read once is remembered: a name stands for its content, and the files of a new credential may be delivered
/// a moment before the list that names them. For the engine's thread.
/// </summary>
internal sealed class MountedFiles(string directory)
{
    private const int MaxFiles = 1024;
    private const int MaxFileBytes = 1024 * 1024;

    private readonly Dictionary<string, string> _read = new(StringComparer.Ordinal);

    /// <summary>Null when the file is there, or none is asked for.</summary>
    public Obstacle? Missing(MountedFile? file, string what) =>
        file is null || Find(file) is not null ? null
        : new Obstacle(ProbeReason.CredentialMissing, file.Missing ?? $"the {what} file {file.Name} has not been delivered yet");

    /// <summary>Null when the file is not there, or not yet.</summary>
    public string? Find(MountedFile file)
    {
        if (file.Name is not { Length: > 0 } name || name[0] == '.' || name.Contains('/', StringComparison.Ordinal)) return null;
        if (_read.TryGetValue(name, out var content)) return content;
        try
        {
            using var stream = File.OpenRead(Path.Combine(directory, name));
            if (stream.Length > MaxFileBytes) return null;
            using var reader = new StreamReader(stream);
            content = reader.ReadToEnd().Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        if (_read.Count >= MaxFiles) _read.Clear();
        return _read[name] = content;
    }
}
