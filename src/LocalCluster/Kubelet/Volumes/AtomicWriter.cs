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

    public static void Write(string volume, IReadOnlyDictionary<string, PayloadFile> files, DateTimeOffset now)
    {
        Directory.CreateDirectory(volume);
        var current = new DirectoryInfo(Path.Combine(volume, Data)).LinkTarget;
        if (current is null || !Holds(Path.Combine(volume, current), files))
            current = Switch(volume, files, now);
        // Also where nothing was to be switched: a kubelet that was killed may have come no further than here.
        ShowOnly(volume, files.Keys.Select(path => path.Split('/')[0]).ToHashSet(StringComparer.Ordinal));
        RemoveAllBut(volume, current);
    }

    /// <returns>The name of the new directory.</returns>
    private static string Switch(string volume, IReadOnlyDictionary<string, PayloadFile> files, DateTimeOffset now)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"..{now.UtcDateTime:yyyy_MM_dd_HH_mm_ss}.{Guid.NewGuid():N}");
        foreach (var (path, file) in files)
            Create(Path.Combine(volume, name, path), file);
        Directory.CreateDirectory(Path.Combine(volume, name));

        var temporary = Path.Combine(volume, "..data_tmp");
        File.Delete(temporary);
        File.CreateSymbolicLink(temporary, name);
        LibC.Rename(temporary, Path.Combine(volume, Data));
        return name;
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

    private static void RemoveAllBut(string volume, string current)
    {
        foreach (var directory in new DirectoryInfo(volume).EnumerateDirectories("..*"))
        {
            if (directory.LinkTarget is null && directory.Name != current)
                directory.Delete(recursive: true);
        }
    }
}
