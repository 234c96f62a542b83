using System.Diagnostics;
using NetworkTelemetry.Cli.Commands;
using NetworkTelemetry.Cli.State;

namespace NetworkTelemetry.Cli.Cluster;

/// <summary>Starts the cluster in a process of its own, which lives on when this one ends.</summary>
internal static class ClusterLaunch
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);

    /// <exception cref="CliException">The cluster ended at once (the message is its own), or did not answer in time.</exception>
    public static async Task<ClusterRecord> StartAsync(StateFolder folder, int port, CancellationToken cancellation)
    {
        var log = new LaunchLog(folder.ClusterLog);
        using var process = Process.Start(StartInfo(folder, port))!;
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Deadline; await Task.Delay(Poll, cancellation))
        {
            if (process.HasExited) throw new CliException(log.LastMessage() ?? $"the cluster ended at once; its log is {folder.ClusterLog}");
            if (ClusterRecord.Read(folder) is { IsAlive: true } record && record.Pid == process.Id) return record;
        }

        process.Kill();
        throw new CliException($"the cluster did not start within {Deadline.TotalSeconds:0} s; its log is {folder.ClusterLog}");
    }

    // A session of its own: Ctrl-C at this terminal is for us, and we stop the cluster in good order.
    private static ProcessStartInfo StartInfo(StateFolder folder, int port)
    {
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        string[] arguments =
        [
            "sh", "-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", folder.ClusterLog,
            Environment.ProcessPath!, ClusterCommand.Name, "--state", folder.Root, "--port", $"{port}",
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // The cluster idles most of the time; give memory back rather than keep it for the next burst.
        start.Environment["DOTNET_GCConserveMemory"] = "9";
        return start;
    }
}
