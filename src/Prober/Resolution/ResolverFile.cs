namespace NetworkTelemetry.Prober.Resolution;

/// <summary>resolv.conf, read again when it changes. From any thread.</summary>
internal sealed class ResolverFile(TimeProvider time, string path = "/etc/resolv.conf")
{
    // Looking is a system call of microseconds; once a second is soon enough for what changes once in months.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private (DateTime Written, long Length)? _seen;
    private long? _lookedAt;
    private ResolverSettings _current = ResolverSettings.Default;

    public string Path => path;

    /// <summary>Whether the file could be read; if not, <see cref="Current"/> is what was read before, or the default.</summary>
    public bool IsReadable { get; private set; }

    public ResolverSettings Current
    {
        get
        {
            lock (_gate)
            {
                if (_lookedAt is { } at && time.GetElapsedTime(at) < LookEvery) return _current;
                _lookedAt = time.GetTimestamp();
                Look();
                return _current;
            }
        }
    }

    private void Look()
    {
        try
        {
            var file = new FileInfo(path);
            if (IsReadable && _seen == (file.LastWriteTimeUtc, file.Length)) return;
            _current = ResolverSettings.Parse(File.ReadAllText(path));
            _seen = (file.LastWriteTimeUtc, file.Length);
            IsReadable = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            IsReadable = false;
        }
    }
}
