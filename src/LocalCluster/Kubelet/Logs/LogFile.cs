using System.Text;

namespace NetworkTelemetry.LocalCluster.Kubelet.Logs;

/// <summary>Log files that children append to on their own.</summary>
internal static class LogFile
{
    public const long RotateAt = 10 * 1024 * 1024;

    /// <summary>
    /// Keeps one older copy and empties the file in place: the child holds it open in append mode, so it goes on at the new end. Lines written
    /// between the copy and the truncation are lost.
    /// </summary>
    public static void Rotate(string path, long limit = RotateAt)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length < limit)
            return;
        try
        {
            File.Copy(path, path + ".1", overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full disk has no room for the copy; the log must be emptied then of all times.
        }

        using var stream = Open(path, FileAccess.Write);
        stream.SetLength(0);
    }

    /// <summary>There from the start, so that it can be followed before the first line.</summary>
    public static void Create(string path) => new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();

    /// <summary>Together with its rotated copy.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(path + ".1");
    }

    public static FileStream Open(string path, FileAccess access = FileAccess.Read) =>
        new(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Where the last <paramref name="lines"/> lines begin; a last line without line feed counts.</summary>
    public static long TailOffset(FileStream file, long lines)
    {
        if (lines <= 0)
            return file.Length;
        var buffer = new byte[16 * 1024];
        var end = file.Length;
        // The line feed that ends the last line does not begin another one.
        var position = end - 1;
        for (var left = lines; position > 0;)
        {
            var start = Math.Max(0, position - buffer.Length);
            file.Position = start;
            file.ReadExactly(buffer, 0, (int)(position - start));
            for (var i = (int)(position - start) - 1; i >= 0; i--)
            {
                if (buffer[i] == '\n' && --left == 0)
                    return start + i + 1;
            }
            position = start;
        }
        return 0;
    }

    /// <summary>The last 80 lines, 2048 bytes at most, as Kubernetes takes them for a termination message.</summary>
    public static string? Tail(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = Open(path);
        file.Position = Math.Max(TailOffset(file, 80), file.Length - 2048);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd() is { Length: > 0 } text ? text : null;
    }
}
