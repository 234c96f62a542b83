using System.Diagnostics;
using NetworkTelemetry.LocalCluster.Kubelet.Pods;

namespace NetworkTelemetry.LocalCluster.Kubelet.Processes;

/// <summary>Ends child processes by what the disk says of them, whether or not a kubelet runs.</summary>
internal static class LeftBehind
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan KillTakes = TimeSpan.FromSeconds(2);

    /// <summary>SIGTERM to all, and SIGKILL to those that are still there when <paramref name="grace"/> is over.</summary>
    public static async Task EndAsync(IReadOnlyList<PodDirectory> pods, TimeSpan grace, CancellationToken cancellationToken)
    {
        var sessions = pods
            .SelectMany(pod => pod.Runs().SelectMany(run => pod.CommandIdentities(run.Container).Prepend(pod.Identity(run.Container))
                .Select(identity => ChildProcess.Session(identity, run.Run.BootId))))
            .OfType<int>()
            .ToList();
        await WaitAsync(sessions, TimeSpan.Zero, CancellationToken.None);
        foreach (var session in sessions)
            ProcessSession.Terminate(session);

        await WaitAsync(sessions, grace, cancellationToken);
        foreach (var session in sessions)
            ProcessSession.KillMembers(session);
        // A signal is delivered, not obeyed, when kill(2) returns.
        await WaitAsync(sessions, KillTakes, CancellationToken.None);
    }

    private static async Task WaitAsync(List<int> sessions, TimeSpan limit, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var living = ProcessSession.Sessions();
            sessions.RemoveAll(session => !living.Contains(session));
            if (sessions.Count == 0 || waited.Elapsed >= limit || cancellationToken.IsCancellationRequested)
                return;
            await Task.Delay(Poll, CancellationToken.None);
        }
    }
}
