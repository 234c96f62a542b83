using System.Globalization;

namespace NetworkTelemetry.LocalCluster.Kubelet.Processes;

/// <summary>A container's processes: its own session, whose id is the pid of its first process.</summary>
internal static class ProcessSession
{
    public static IReadOnlyList<int> Members(int session) => [.. Living().Where(stat => stat.Session == session).Select(stat => stat.Pid)];

    /// <summary>Every session of this machine that has a living member.</summary>
    public static IReadOnlySet<int> Sessions() => Living().Select(stat => stat.Session).ToHashSet();

    public static void Terminate(int leader)
    {
        // The group exists only once the child has called setsid; until then there is just the child.
        if (!LibC.Signal(-leader, LibC.Sigterm))
            LibC.Signal(leader, LibC.Sigterm);
    }

    public static void Kill(int leader)
    {
        LibC.Signal(leader, LibC.Sigkill);
        KillMembers(leader);
    }

    /// <summary>Ends what the first process left behind, as the end of a pid namespace would. The kernel keeps the session's number while it has members.</summary>
    public static void KillMembers(int session)
    {
        // A member may fork while the others are being killed; a few rounds catch its children.
        for (var round = 0; round < 5 && Members(session) is { Count: > 0 } members; round++)
        {
            foreach (var pid in members)
                LibC.Signal(pid, LibC.Sigkill);
        }
    }

    private static IEnumerable<ProcStat> Living() =>
        from directory in Directory.EnumerateDirectories("/proc")
        let stat = int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out var pid) ? ProcStat.Read(pid) : null
        where stat is { IsAlive: true }
        select stat;
}
