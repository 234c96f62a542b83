using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.Monitoring;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Cli.Status;

/// <summary>The log of a component, wherever it is kept.</summary>
internal static class ComponentLog
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    public static async Task CopyAsync(StateFolder folder, string component, bool follow, Stream output, CancellationToken cancellation)
    {
        try
        {
            if (component == "cluster") await CopyFileAsync(folder, follow, output, cancellation);
            else await CopyPodAsync(folder, component, follow, output, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ctrl-C is how following ends.
        }
        catch (Exception e) when (e is KubernetesException or HttpRequestException)
        {
            throw new CliException(e.Message, e);
        }
    }

    // The cluster's own log is there when nothing runs, too: that is when it is wanted most.
    private static async Task CopyFileAsync(StateFolder folder, bool follow, Stream output, CancellationToken cancellation)
    {
        if (!File.Exists(folder.ClusterLog)) throw new CliException($"there is no cluster in {folder.Root}; start one with ./telemetry up");
        await using var log = new FileStream(folder.ClusterLog, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        do
        {
            await log.CopyToAsync(output, cancellation);
            if (follow) await Task.Delay(Poll, cancellation);
        }
        while (follow);
    }

    private static async Task CopyPodAsync(StateFolder folder, string component, bool follow, Stream output, CancellationToken cancellation)
    {
        using var client = RunningCluster.Connect(folder);
        using var logs = new PodLogClient(KubernetesClientConfiguration.Load(folder.Kubeconfig));
        await logs.CopyAsync(await FindAsync(client, component, cancellation), follow, output, cancellation);
    }

    private static async Task<ObjectKey> FindAsync(KubernetesClient client, string component, CancellationToken cancellation)
    {
        if (component == BundledManifests.OperatorPod || MonitoringManifests.Names.Contains(component)) return new ObjectKey(BundledManifests.SystemNamespace, component);
        var pods = (await client.ListAsync<Pod>(null, new ListOptions(), cancellation)).Items;
        var pod = pods.LastOrDefault(p => p.Metadata.Name == component || Components.NodeOf(p) == component || $"{p.Metadata.Namespace}/{Components.NodeOf(p)}" == component);
        return pod is not null ? ObjectKey.Of(pod) : throw new CliException($"there is no component {component}; ./telemetry status lists them");
    }
}
