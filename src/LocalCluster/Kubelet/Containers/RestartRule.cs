namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

internal static class RestartRule
{
    /// <summary>An init container that succeeded is done under every policy; the pod's policy Always counts as OnFailure for it.</summary>
    public static bool Restarts(string podPolicy, bool isInit, int exitCode) => podPolicy switch
    {
        "Never" => false,
        "OnFailure" => exitCode != 0,
        _ => !isInit || exitCode != 0,
    };
}
