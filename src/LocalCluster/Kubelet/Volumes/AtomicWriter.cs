using System.Globalization;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Volumes;

/// <summary>
/// Writes a volume in the layout of the kubelet's AtomicWriter: files are in a time-stamped directory, <c>..data</c> is a symbolic link to it, and
/// each visible name a link through <c>..data</c>. Replacing that one link by rename(2) switches all files at once, which programs watch for.
/// </summary>
internal static class AtomicWriter
{
    private const string Data = "..data";

    /// <returns>False when the volume held exactly that already.</returns>
    public static bool Write(string volume, IReadOnlyDictionary<string, PayloadFile> files, DateTimeOffset now)
    {
        Directory.CreateDirectory(volume);
        var link = Path.Combine(volume, Data);
        var old = new DirectoryInfo(link).LinkTarget;
        if (old is not null && Holds(Path.Combine(volume, old), files))
            return false;

        var name = string.Create(CultureInfo.InvariantCulture, $"..{now.UtcDateTime:yyyy_MM_dd_HH_mm_ss}.{Guid.NewGuid():N}");
        foreach (var (path, file) in files)
            Create(Path.Combine(volume, name, path), file);
        Directory.CreateDirectory(Path.Combine(volume, name));

        var temporary = Path.Combine(volume, "..data_tmp");
        File.Delete(temporary);
        File.CreateSymbolicLink(temporary, name);
        LibC.Rename(temporary, link);

        var visible = files.Keys.Select(path => path.Split('/')[0]).ToHashSet(StringComparer.Ordinal);
        ShowOnly(volume, visible);
        RemoveAllBut(volume, name);
        return true;
    }

    private static void Create(string path, PayloadFile file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using (var stream = new FileStream(path, options))
            stream.Write(file.Content);
        File.SetUnixFileMode(path, file.Mode);
    }

    private static bool Holds(string directory, IReadOnlyDictionary<string, PayloadFile> files)
    {
        if (!Directory.Exists(directory) || Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Count() != files.Count)
            return false;
        return files.All(file =>
        {
            var path = Path.Combine(directory, file.Key);
            return File.Exists(path) && File.GetUnixFileMode(path) == file.Value.Mode && File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Value.Content);
        });
    }

    private static void ShowOnly(string volume, HashSet<string> visible)
    {
        foreach (var name in visible)
        {
            var path = Path.Combine(volume, name);
            if (new FileInfo(path).LinkTarget is null)
                File.CreateSymbolicLink(path, Path.Combine(Data, name));
        }
        foreach (var entry in new DirectoryInfo(volume).EnumerateFileSystemInfos())
        {
            if (!entry.Name.StartsWith("..", StringComparison.Ordinal) && entry.LinkTarget is not null && !visible.Contains(entry.Name))
                File.Delete(entry.FullName);
        }
    }

    // Also what a kubelet that was killed in the middle left behind.
    private static void RemoveAllBut(string volume, string current)
    {
        foreach (var directory in new DirectoryInfo(volume).EnumerateDirectories("..*"))
        {
            if (directory.LinkTarget is null && directory.Name != current)
                directory.Delete(recursive: true);
        }
    }
}
