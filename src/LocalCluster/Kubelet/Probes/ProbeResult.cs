namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

internal readonly record struct ProbeResult(bool Success, string Message)
{
    public static ProbeResult Good { get; } = new(true, "");

    public static ProbeResult Bad(string message) => new(false, message);
}
