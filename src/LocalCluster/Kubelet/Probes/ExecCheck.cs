using NetworkTelemetry.LocalCluster.Kubelet.Commands;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Pods;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <summary>exec: a command beside the container, with its variables; exit code 0 is a success. Also runs preStop hooks.</summary>
internal static class ExecCheck
{
    private const int ShownCharacters = 1024;

    public static async Task<ProbeResult> RunAsync(ExecAction exec, ProbeTarget target, CancellationToken cancellationToken)
    {
        var plan = target.Plan with { Command = [.. (exec.Command ?? []).Select(part => PathRewriter.Rewrite(part, target.Mounts))] };
        if (plan.Command.Count == 0)
            return ProbeResult.Bad("exec.command is empty");
        if (ExecutableSearch.Problem(plan) is { } problem)
            return ProbeResult.Bad(problem);
        cancellationToken.ThrowIfCancellationRequested();
        File.Delete(target.OutputFile);
        var identity = target.OutputFile + PodDirectory.IdentitySuffix;
        var child = ChildProcess.Start(plan, identity, target.OutputFile);
        try
        {
            var code = await child.Exit.WaitAsync(cancellationToken);
            return code == 0 ? ProbeResult.Good : ProbeResult.Bad(Output(target.OutputFile) is { Length: > 0 } text ? text : $"exit code {code}");
        }
        finally
        {
            // Once it has been reaped its number may be given to someone else.
            if (child.Exit.IsCompleted)
                ProcessSession.KillMembers(child.Pid);
            else
                ProcessSession.Kill(child.Pid);
            File.Delete(identity);
        }
    }

    private static string Output(string file)
    {
        if (!File.Exists(file))
            return "";
        using var reader = new StreamReader(file);
        var text = new char[ShownCharacters];
        return new string(text, 0, reader.ReadBlock(text)).TrimEnd();
    }
}
