using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.LocalCluster.Kubelet;

namespace NetworkTelemetry.Cli.Cluster;

/// <summary>Ends a cluster and all that it runs, also after the cluster's own process was killed.</summary>
internal static class ClusterStop
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PodGrace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    /// <summary>False when nothing was there to stop.</summary>
    public static async Task<bool> StopAsync(StateFolder folder, CancellationToken cancellation)
    {
        var record = ClusterRecord.Read(folder);
        if (record is { IsAlive: true }) await TerminateAsync(record, cancellation);
        if (!Directory.Exists(folder.Root)) return false;
        // A cluster that stopped in good order has left none; one that was killed has left all of them.
        await using var leftBehind = new LocalKubelet(new NoPods(), ClusterProcess.KubeletOptions(folder), NullLogger<LocalKubelet>.Instance);
        await leftBehind.StopAllAsync(PodGrace, cancellation);
        File.Delete(folder.ClusterRecord);
        return record is not null;
    }

    private static async Task TerminateAsync(ClusterRecord record, CancellationToken cancellation)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{record.Pid}"])) await kill.WaitForExitAsync(cancellation);
        for (var waited = Stopwatch.StartNew(); record.IsAlive && waited.Elapsed < Deadline;) await Task.Delay(Poll, cancellation);
        if (!record.IsAlive) return;
        using var kill9 = Process.Start("kill", ["-KILL", $"{record.Pid}"]);
        await kill9.WaitForExitAsync(cancellation);
    }
}
