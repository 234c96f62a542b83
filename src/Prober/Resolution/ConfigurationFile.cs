namespace NetworkTelemetry.Prober.Resolution;

/// <summary>A file of the system such as resolv.conf, read again when it changes. From any thread.</summary>
/// <param name="initial">Stands until the file could be read.</param>
internal sealed class ConfigurationFile<T>(TimeProvider time, string path, Func<string, T> parse, T initial)
{
    // Looking is a system call of microseconds; once a second is soon enough for what changes once in months.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private (DateTime Written, long Length)? _seen;
    private long? _lookedAt;
    private T _current = initial;

    public string Path => path;

    /// <summary>The content, and whether the file could be read; if not, the content is what was read before.</summary>
    public (T Content, bool IsReadable) Read()
    {
        lock (_gate)
        {
            if (_lookedAt is not { } at || time.GetElapsedTime(at) >= LookEvery)
            {
                _lookedAt = time.GetTimestamp();
                Look();
            }

            return (_current, _seen is not null);
        }
    }

    private void Look()
    {
        try
        {
            // Time and length of the open file: those of a symbolic link stay as they are when its target changes.
            using var file = File.OpenRead(path);
            var state = (File.GetLastWriteTimeUtc(file.SafeFileHandle), file.Length);
            if (_seen == state) return;
            using var reader = new StreamReader(file);
            _current = parse(reader.ReadToEnd());
            _seen = state;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _seen = null;
        }
    }
}
