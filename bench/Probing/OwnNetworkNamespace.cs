using System.Diagnostics;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>
/// Runs a benchmark again in a network namespace of its own: raw sockets on the machine's loopback would see everybody's packets, and ping sockets must be permitted.
/// </summary>
internal static class OwnNetworkNamespace
{
    private const string Marker = "TELEMETRY_BENCH_NAMESPACE";

    /// <summary>True when this process is in the namespace already, or there can't be one; otherwise the benchmark has been run by another process.</summary>
    public static async Task<bool> EnterAsync(string benchmark)
    {
        if (Environment.GetEnvironmentVariable(Marker) is not null) return true;
        if (!Environment.IsPrivilegedProcess || (await Command.RunAsync("unshare", ["--net", "true"])).ExitCode != 0)
        {
            Console.WriteLine("this is not root: the benchmark shares the machine's loopback");
            return true;
        }

        const string Prepare = "ip link set lo up && echo 0 2147483647 >/proc/sys/net/ipv4/ping_group_range; exec \"$0\" \"$@\"";
        var start = new ProcessStartInfo("unshare", ["--net", "bash", "-c", Prepare, Environment.ProcessPath!, benchmark]);
        start.Environment[Marker] = "1";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"the benchmark {benchmark} failed");
        return false;
    }
}
