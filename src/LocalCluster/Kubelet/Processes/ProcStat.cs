using System.Globalization;

namespace NetworkTelemetry.LocalCluster.Kubelet.Processes;

/// <summary>What <c>/proc/PID/stat</c> says (proc_pid_stat(5)).</summary>
/// <param name="StartTime">Clock ticks since boot; with the pid and the boot it names a process for good.</param>
public sealed record ProcStat(int Pid, char State, int Session, long StartTime)
{
    public bool IsAlive => State is not ('Z' or 'X' or 'x');

    /// <summary>Null when there is no such process.</summary>
    public static ProcStat? Read(int pid)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{pid}/stat"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static ProcStat? Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        // The name in parentheses may hold spaces and parentheses: fields are counted from the last one.
        var open = line.IndexOf('(', StringComparison.Ordinal);
        var close = line.LastIndexOf(')');
        if (open < 1 || close < open)
            return null;
        var rest = line[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return rest.Length > 19
            && int.TryParse(line[..open], CultureInfo.InvariantCulture, out var pid)
            && int.TryParse(rest[3], CultureInfo.InvariantCulture, out var session)
            && long.TryParse(rest[19], CultureInfo.InvariantCulture, out var start)
                ? new ProcStat(pid, rest[0][0], session, start)
                : null;
    }
}
