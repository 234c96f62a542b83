using System.Text;

namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>
/// The local cluster has no mount namespace: a child process sees the host's files. So wherever command, args, workingDir, a probe's or hook's
/// command, or the value of an environment variable names a path at or under a volume's mountPath, the path is rewritten to where the volume is
/// on the host. A program that has such a path compiled in, or reads it from a file, does not find it: pass it as an argument or a variable.
/// A path counts when it stands alone or after a character that cannot be part of a path (<c>=</c>, <c>:</c>, <c>,</c>, a quote, a space).
/// </summary>
internal static class PathRewriter
{
    public static string Rewrite(string text, IReadOnlyList<HostMount> mounts)
    {
        if (!text.Contains('/', StringComparison.Ordinal) || mounts.Count == 0)
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var mount = text[i] == '/' && (i == 0 || !IsPathCharacter(text[i - 1])) ? Longest(text, i, mounts) : null;
            if (mount is null)
            {
                result.Append(text[i++]);
                continue;
            }
            result.Append(mount.HostPath);
            i += mount.MountPath.Length;
        }
        return result.ToString();
    }

    private static HostMount? Longest(string text, int at, IReadOnlyList<HostMount> mounts) =>
        mounts.Where(mount => IsPrefix(text, at, mount.MountPath)).MaxBy(mount => mount.MountPath.Length);

    private static bool IsPrefix(string text, int at, string mountPath)
    {
        if (mountPath.Length < 2 || string.CompareOrdinal(text, at, mountPath, 0, mountPath.Length) != 0)
            return false;
        var end = at + mountPath.Length;
        return end == text.Length || text[end] == '/' || !IsPathCharacter(text[end]);
    }

    private static bool IsPathCharacter(char c) => char.IsLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '~';
}
