namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <param name="Refused">Nobody listened, which tells a program that is still starting from one that answers wrongly.</param>
internal sealed record ProbeResult(bool Success, string Message, bool Refused = false)
{
    public static ProbeResult Good { get; } = new(true, "");

    public static ProbeResult Bad(string message) => new(false, message);
}
