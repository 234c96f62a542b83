using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Cli.Up;

/// <summary>The operator's pod of an earlier start. A pod's spec is fixed, so one that an older version made cannot be changed into today's.</summary>
internal static class OperatorPod
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);

    /// <summary>Deletes it and waits until it is gone. Its lease is released or its own: the next operator need not wait.</summary>
    public static async Task MakeWayAsync(KubernetesClient client, CancellationToken cancellation)
    {
        var key = new ObjectKey(BundledManifests.SystemNamespace, BundledManifests.OperatorPod);
        if (!await client.DeleteAsync<Pod>(key, new DeleteOptions(), cancellation)) return;
        while (await client.GetAsync<Pod>(key, cancellation) is not null) await Task.Delay(Poll, cancellation);
    }
}
