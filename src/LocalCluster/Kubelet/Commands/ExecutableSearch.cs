namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>Says beforehand whether exec would find the program, so that the pod's status can tell it from a program that failed.</summary>
internal static class ExecutableSearch
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <returns>Null when it can be run; otherwise what is wrong.</returns>
    public static string? Problem(LaunchPlan plan)
    {
        if (!Directory.Exists(plan.WorkingDirectory))
            return $"chdir to cwd (\"{plan.WorkingDirectory}\"): no such file or directory";
        var program = plan.Command[0];
        var candidates = program.Contains('/', StringComparison.Ordinal)
            ? [Path.Combine(plan.WorkingDirectory, program)]
            : plan.Environment.GetValueOrDefault("PATH", "").Split(':').Select(directory => Path.Combine(directory, program)).ToArray();
        if (candidates.Any(path => File.Exists(path) && (File.GetUnixFileMode(path) & AnyExecute) != 0))
            return null;
        return candidates.Any(File.Exists) ? $"exec: \"{program}\": permission denied"
            : program.Contains('/', StringComparison.Ordinal) ? $"exec: \"{program}\": stat {program}: no such file or directory"
            : $"exec: \"{program}\": executable file not found in $PATH";
    }
}
