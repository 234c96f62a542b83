using System.Runtime.InteropServices;
using System.Text;

namespace NetworkTelemetry.LocalCluster.Kubelet.Processes;

/// <summary>The system calls that .NET does not offer.</summary>
internal static class LibC
{
    public const int Sigterm = 15;
    public const int Sigkill = 9;

    /// <summary>kill(2); a negative <paramref name="pid"/> is a process group. False when nobody was there to be signalled.</summary>
    public static bool Signal(int pid, int signal) => kill(pid, signal) == 0;

    /// <summary>rename(2): replaces the target in one step, also when it is a symbolic link to a directory (File.Move can't do that).</summary>
    /// <exception cref="IOException">The kernel refused.</exception>
    public static void Rename(string from, string to)
    {
        if (rename(Text(from), Text(to)) != 0)
            throw new IOException($"rename {from} to {to}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int rename(byte[] from, byte[] to);
}
