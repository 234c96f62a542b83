using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>The mounted directory. The kubelet replaces all of its files at once by turning the symbolic link <c>..data</c>.</summary>
internal sealed class ListDirectory(string path)
{
    private const string DataLink = "..data";
    private const int MaxFileBytes = 4 * 1024 * 1024;
    private const int MaxTokenBytes = 4096;

    public string ListPath { get; } = Path.Combine(path, ContractVersion.TargetsFile);

    /// <summary>Changes when the files may have changed; null while there is no list. One readlink, cheap enough for five times a second.</summary>
    public string? Fingerprint()
    {
        var file = new FileInfo(ListPath);
        if (new FileInfo(Path.Combine(path, DataLink)).LinkTarget is { } target) return file.Exists ? target : null;
        return file.Exists ? $"{file.LastWriteTimeUtc.Ticks}/{file.Length}" : null;
    }

    /// <summary>The same for the certificate: null while there is none.</summary>
    public string? CertificateFingerprint()
    {
        var file = new FileInfo(Path.Combine(path, ContractVersion.CertificateFile));
        if (!file.Exists) return null;
        return new FileInfo(Path.Combine(path, DataLink)).LinkTarget ?? $"{file.LastWriteTimeUtc.Ticks}/{file.Length}";
    }

    /// <exception cref="IOException">A file is missing.</exception>
    public (string Certificate, string Key) ReadCertificate() =>
        (File.ReadAllText(Path.Combine(path, ContractVersion.CertificateFile)), File.ReadAllText(Path.Combine(path, ContractVersion.CertificateKeyFile)));

    /// <exception cref="InvalidDataException">The file is larger than a list can be, or cannot be decoded.</exception>
    public TargetListReading ReadList()
    {
        // Length is asked of the open file: a symbolic link's own length says nothing.
        using var file = File.OpenRead(ListPath);
        if (file.Length > MaxFileBytes) throw new InvalidDataException($"{ContractVersion.TargetsFile} has {file.Length} bytes; a list has at most {MaxFileBytes}");
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return TargetListCodec.Read(content);
    }

    /// <summary>Null when there is none: then nobody is let in.</summary>
    public string? ReadToken()
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(path, ContractVersion.TokenFile));
            if (file.Length is 0 or > MaxTokenBytes) return null;
            using var reader = new StreamReader(file);
            var token = reader.ReadToEnd().Trim();
            return token.Length > 0 ? token : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
