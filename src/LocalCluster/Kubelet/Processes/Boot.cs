namespace NetworkTelemetry.LocalCluster.Kubelet.Processes;

internal static class Boot
{
    /// <summary>Differs after every start of the machine, when pids and start times begin anew.</summary>
    public static string Id { get; } = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
}
