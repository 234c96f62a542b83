using System.Diagnostics;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Cli.Up;

/// <summary>Our own pods of an earlier start. A pod's spec is fixed, so one that an older version made cannot be changed into today's.</summary>
internal static class EarlierPods
{
    /// <summary>Three times the grace that they have.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);

    /// <summary>Deletes them and waits until they are gone. The operator's lease is released or its own: the next one need not wait.</summary>
    public static Task MakeWayAsync(KubernetesClient client, IEnumerable<string> names, CancellationToken cancellation) =>
        Task.WhenAll(names.Select(name => MakeWayAsync(client, new ObjectKey(BundledManifests.SystemNamespace, name), cancellation)));

    private static async Task MakeWayAsync(KubernetesClient client, ObjectKey key, CancellationToken cancellation)
    {
        if (!await client.DeleteAsync<Pod>(key, new DeleteOptions(), cancellation)) return;
        for (var waited = Stopwatch.StartNew(); await client.GetAsync<Pod>(key, cancellation) is not null; await Task.Delay(Poll, cancellation))
            if (waited.Elapsed > Deadline) throw new CliException($"{key.Name} of an earlier start does not end; ./telemetry logs {key.Name} says why");
    }
}
