using System.Diagnostics;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Cli.Monitoring;
using NetworkTelemetry.Cli.Status;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Cli.Up;

/// <summary>Waits until the operator is ready and every node of every deployment runs.</summary>
internal sealed class Readiness(KubernetesClient client)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    public async Task<bool> WaitAsync(UpProgress progress, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        if (!await UntilAsync(OperatorReadyAsync, waited, cancellation))
        {
            progress.Problem("the operator is not ready; ./telemetry logs operator says why");
            return false;
        }

        progress.Step("operator", $"http://{(await OperatorAsync(cancellation))?.Status?.PodIP}:{BundledManifests.OperatorPort}/metrics");
        var report = new WaitReport(progress);
        var running = await UntilAsync(token => NodesRunningAsync(report, waited, token), waited, cancellation);
        foreach (var deployment in await DeploymentsAsync(cancellation))
        {
            if (IsRunning(deployment)) progress.Step(Name(deployment), Count(deployment));
            else progress.Problem($"{Name(deployment),-16} {Lack(deployment)}");
        }

        return running;
    }

    /// <summary>Waits for Prometheus and Alertmanager.</summary>
    public async Task<bool> WaitForMonitoringAsync(UpProgress progress, CancellationToken cancellation)
    {
        var ready = await UntilAsync(async token => (await MonitoringPods.ListAsync(client, token)).All(IsReady), Stopwatch.StartNew(), cancellation);
        foreach (var pod in await MonitoringPods.ListAsync(client, cancellation))
        {
            if (IsReady(pod)) progress.Step(pod.Metadata.Name!, MonitoringPods.UrlOf(pod) ?? "");
            else progress.Problem($"{pod.Metadata.Name} is not ready; ./telemetry logs {pod.Metadata.Name} says why");
        }

        return ready;
    }

    /// <summary>Null where no prober is ready.</summary>
    public async Task<string?> ProberUrlAsync(CancellationToken cancellation)
    {
        var pods = await ProbersAsync(cancellation);
        return pods.FirstOrDefault(IsReady) is { Status.PodIP: { } address } ? $"http://{address}:{ContractVersion.Port}" : null;
    }

    private static async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> condition, Stopwatch waited, CancellationToken cancellation)
    {
        while (!await condition(cancellation))
        {
            if (waited.Elapsed > Deadline) return false;
            await Task.Delay(Poll, cancellation);
        }

        return true;
    }

    private async Task<bool> OperatorReadyAsync(CancellationToken cancellation) =>
        IsReady(await OperatorAsync(cancellation));

    private Task<Pod?> OperatorAsync(CancellationToken cancellation) =>
        client.GetAsync<Pod>(new ObjectKey(BundledManifests.SystemNamespace, BundledManifests.OperatorPod), cancellation);

    // After a restart a status is still that of the last run until the operator has looked; the pods are the kubelet's word.
    private async Task<bool> NodesRunningAsync(WaitReport report, Stopwatch waited, CancellationToken cancellation)
    {
        var deployments = await DeploymentsAsync(cancellation);
        var behind = deployments.Where(deployment => !IsRunning(deployment)).ToList();
        foreach (var deployment in behind) report.Waiting(Name(deployment), Lack(deployment), waited.Elapsed);
        if (behind.Count > 0) return false;
        var ready = (await ProbersAsync(cancellation)).Count(IsReady);
        return ready >= deployments.Sum(Wanted);
    }

    private async Task<IReadOnlyList<Pod>> ProbersAsync(CancellationToken cancellation) =>
        (await client.ListAsync<Pod>(null, new ListOptions { LabelSelector = ApiGroup.NodeLabel }, cancellation)).Items;

    private static bool IsReady(Pod? pod) => pod is not null && Components.IsReady(pod);

    private async Task<IReadOnlyList<NetworkDeployment>> DeploymentsAsync(CancellationToken cancellation) =>
        (await client.ListAsync<NetworkDeployment>(null, new ListOptions(), cancellation)).Items;

    private static bool IsRunning(NetworkDeployment deployment) =>
        deployment.Status is { } status && status.ObservedGeneration == deployment.Metadata.Generation && status.PhaseCounts?.Running >= Wanted(deployment);

    private static string Name(NetworkDeployment deployment) => $"{deployment.Metadata.Namespace}/{deployment.Metadata.Name}";

    private static string Count(NetworkDeployment deployment) =>
        $"{deployment.Status?.ReadyReplicas ?? 0} of {Wanted(deployment)} {(Wanted(deployment) == 1 ? "node" : "nodes")} Running";

    private static string Lack(NetworkDeployment deployment) =>
        $"{Count(deployment)}: {deployment.Status?.Nodes?.FirstOrDefault(n => n.Message is not null)?.Message ?? "./telemetry logs operator says more"}";

    private static int Wanted(NetworkDeployment deployment) =>
        deployment.Spec.Mode == DeploymentMode.PerClusterNode ? deployment.Status?.Replicas ?? 0 : deployment.Spec.Replicas ?? DeploymentDefaults.Replicas;
}
