namespace NetworkTelemetry.RealCluster.Support;

/// <summary>Processes in pods, seen from the node.</summary>
internal static class NodeProcess
{
    /// <summary>Those of a program in one pod.</summary>
    public static IReadOnlyList<int> Of(string podUid, string program) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, out _)).Select(int.Parse!).Where(pid => IsIn(pid, podUid, program))];

    /// <summary>Resident memory in bytes.</summary>
    public static long ResidentBytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsIn(int pid, string podUid, string program)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cgroup").Contains(podUid, StringComparison.Ordinal)
                && Path.GetFileName(File.ReadAllText($"/proc/{pid}/cmdline").Split('\0')[0]) == program;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
