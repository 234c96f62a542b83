namespace NetworkTelemetry.LocalCluster.Hosting;

/// <summary>The folder of a cluster, held against a second server for as long as this lives (even <c>kill -9</c> releases it).</summary>
internal sealed class StateDirectory : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _lock;

    private StateDirectory(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    /// <exception cref="LocalClusterException">The folder cannot be written, or another server holds it.</exception>
    public static StateDirectory Open(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            if (!Directory.Exists(path))
                CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }

        var file = System.IO.Path.Combine(path, "lock");
        try
        {
            // FileShare.None is flock(2): the kernel drops it with the process.
            return new StateDirectory(path, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Unwritable(path, exception);
        }
        catch (IOException exception) when (File.Exists(file))
        {
            throw new LocalClusterException($"Another local cluster runs with the state folder {path}: stop it first, or choose another folder.", exception);
        }
        catch (IOException exception)
        {
            throw Unwritable(path, exception);
        }
    }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Null when there is no such file.</summary>
    public string? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : null;

    /// <summary>Replaces the file whole, readable by its owner alone.</summary>
    /// <exception cref="LocalClusterException">The file cannot be written.</exception>
    public void WriteSecret(string name, string text)
    {
        var temporary = PathOf(name + ".new");
        try
        {
            File.Delete(temporary);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            using (var writer = new StreamWriter(temporary, options))
                writer.Write(text);
            File.Move(temporary, PathOf(name), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(Path, exception);
        }
    }

    /// <summary>The path of a file that only its owner can read, made empty when there is none; SQLite gives its journals the same mode.</summary>
    /// <exception cref="LocalClusterException">The file cannot be made.</exception>
    public string PrivateFile(string name)
    {
        if (!File.Exists(PathOf(name)))
            WriteSecret(name, "");
        return PathOf(name);
    }

    public void Dispose() => _lock.Dispose();

    private static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static LocalClusterException Unwritable(string path, Exception exception) =>
        new($"The state folder {path} cannot be written: {exception.Message}", exception);
}
