using System.Diagnostics;
using NetworkTelemetry.LocalCluster.Kubelet.Commands;

namespace NetworkTelemetry.LocalCluster.Kubelet.Processes;

/// <summary>
/// A process in a session of its own that writes straight to its log file, so that neither a Ctrl-C at the cluster's terminal nor the cluster's end
/// reaches it. One that this process started is reaped by .NET; one that an earlier process started is watched in /proc.
/// </summary>
internal sealed class ChildProcess
{
    // The child records who it is before it becomes the program: no moment is left in which it runs and nobody could find it again.
    private const string Script =
        "IFS= read -r stat </proc/$$/stat && printf '%s\\n' \"$stat\" >\"$1\" || exit 125; log=$2; shift 2; exec \"$@\" >>\"$log\" 2>&1 </dev/null";

    private static readonly TimeSpan AdoptedPoll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan IdentityTakes = TimeSpan.FromSeconds(1);

    private ChildProcess(int pid, Task<int?> exit) => (Pid, Exit) = (pid, exit);

    public int Pid { get; }

    /// <summary>The exit code, 128 + signal for a signal; null when it can't be known, because only a parent is told.</summary>
    public Task<int?> Exit { get; }

    /// <exception cref="System.ComponentModel.Win32Exception">The program loader could not be started.</exception>
    public static ChildProcess Start(LaunchPlan plan, string identityFile, string logFile)
    {
        var start = new ProcessStartInfo("setsid") { UseShellExecute = false, WorkingDirectory = plan.WorkingDirectory };
        foreach (var argument in (string[])["/bin/sh", "-c", Script, "sh", identityFile, logFile, .. plan.Command])
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in plan.Environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        return new ChildProcess(process.Id, WaitAsync(process));
    }

    /// <summary>The process that wrote the identity file, if it still runs.</summary>
    public static ChildProcess? Adopt(string identityFile, string bootId)
    {
        var identity = Identity(identityFile, bootId);
        return identity is not null && IsAlive(identity) ? new ChildProcess(identity.Pid, WatchAsync(identity)) : null;
    }

    /// <summary>The session that the file names; null when its number may meanwhile belong to someone else.</summary>
    public static int? Session(string identityFile, string bootId) =>
        Identity(identityFile, bootId) is { } identity && (ProcStat.Read(identity.Pid) is not { } now || now.StartTime == identity.StartTime)
            ? identity.Pid
            : null;

    private static ProcStat? Identity(string file, string bootId)
    {
        if (bootId != Boot.Id)
            return null;
        // The kubelet that made the child may have died before the child came to say who it is.
        SpinWait.SpinUntil(() => File.Exists(file) && new FileInfo(file).Length > 0, IdentityTakes);
        return File.Exists(file) ? ProcStat.Parse(File.ReadAllText(file)) : null;
    }

    private static bool IsAlive(ProcStat identity) => ProcStat.Read(identity.Pid) is { IsAlive: true } now && now.StartTime == identity.StartTime;

    private static async Task<int?> WaitAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode;
        }
    }

    private static async Task<int?> WatchAsync(ProcStat identity)
    {
        // Real time on purpose: the operating system does not follow an injected clock.
        while (IsAlive(identity))
            await Task.Delay(AdoptedPoll).ConfigureAwait(false);
        return null;
    }
}
