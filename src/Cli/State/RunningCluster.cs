using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Cli.State;

/// <summary>A cluster that answers: what status and logs need.</summary>
internal static class RunningCluster
{
    /// <exception cref="CliException">No cluster runs in the folder.</exception>
    public static ClusterRecord Find(StateFolder folder) =>
        ClusterRecord.Read(folder) is { IsAlive: true } record ? record : throw new CliException($"no cluster runs in {folder.Root}; start one with ./telemetry up");

    public static KubernetesClient Connect(StateFolder folder)
    {
        Find(folder);
        return new KubernetesClient(KubernetesClientConfiguration.Load(folder.Kubeconfig));
    }
}
