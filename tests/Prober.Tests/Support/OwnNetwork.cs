using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Tests.Support;

/// <summary>Runs a test in a network namespace of its own, where it may set sysctls and routes without touching the machine. Linux namespaces belong to threads.</summary>
internal static partial class OwnNetwork
{
    private const int NewNetworkNamespace = 0x40000000;

    public static void Run(Action body)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                if (Unshare(NewNetworkNamespace) != 0) Assert.Skip("an own network namespace needs root");
                Ip("link set lo up");
                body();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    public static void Ip(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"ip {arguments}: {error}");
    }

    /// <summary>The file is that of the calling thread's namespace.</summary>
    public static void AllowPingSockets(bool allow) => File.WriteAllText("/proc/sys/net/ipv4/ping_group_range", allow ? "0 2147483647" : "1 0");

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);
}
