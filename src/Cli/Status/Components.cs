using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.Monitoring;
using NetworkTelemetry.Cli.State;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Cli.Status;

/// <summary>What runs in a cluster.</summary>
internal static class Components
{
    /// <exception cref="CliException">No cluster runs in the folder.</exception>
    public static async Task<IReadOnlyList<Component>> ListAsync(StateFolder folder, CancellationToken cancellation)
    {
        var record = RunningCluster.Find(folder);
        using var client = RunningCluster.Connect(folder);
        try
        {
            var pods = await client.ListAsync<Pod>(null, new ListOptions(), cancellation);
            return
            [
                new Component("cluster", $"Running (pid {record.Pid})", record.Server, IsHealthy: true),
                .. pods.Items.Where(IsOperator).Select(p => Of("operator", p, BundledManifests.OperatorPort)),
                .. MonitoringPods.Of(pods.Items).Select(p => Of(p.Metadata.Name!, p, MonitoringPods.UrlOf(p) ?? "")),
                .. pods.Items.Where(p => NodeOf(p) is not null).OrderBy(p => p.Metadata.Name, StringComparer.Ordinal)
                    .Select(p => Of($"{p.Metadata.Namespace}/{NodeOf(p)}", p, ContractVersion.Port)),
            ];
        }
        catch (HttpRequestException e)
        {
            throw new CliException($"the cluster (process {record.Pid}) does not answer: {e.Message}", e);
        }
    }

    private static bool IsOperator(Pod pod) => pod.Metadata is { Namespace: BundledManifests.SystemNamespace, Name: BundledManifests.OperatorPod };

    public static bool IsReady(Pod pod) => pod.Status?.Conditions?.Any(c => c is { Type: "Ready", Status: "True" }) == true;

    public static string? NodeOf(Pod pod) => pod.Metadata.Labels?.GetValueOrDefault(ApiGroup.NodeLabel);

    private static Component Of(string name, Pod pod, int port) => Of(name, pod, pod.Status?.PodIP is { } address ? $"http://{address}:{port}/metrics" : "");

    private static Component Of(string name, Pod pod, string url)
    {
        var ready = IsReady(pod);
        var waiting = pod.Status?.ContainerStatuses?.Select(c => c.State?.Waiting?.Reason).FirstOrDefault(r => r is not null);
        var state = pod.Metadata.DeletionTimestamp is not null ? "Terminating" : ready ? "Running" : waiting ?? $"{pod.Status?.Phase ?? "Pending"}, not ready";
        return new Component(name, state, url, ready);
    }
}
