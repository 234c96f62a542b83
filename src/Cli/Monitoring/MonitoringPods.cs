using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>Prometheus and Alertmanager as the API has them.</summary>
internal static class MonitoringPods
{
    /// <summary>Prometheus first.</summary>
    public static IEnumerable<Pod> Of(IEnumerable<Pod> pods) => pods.Where(IsOne).OrderByDescending(pod => pod.Metadata.Name, StringComparer.Ordinal);

    /// <summary>They listen on 127.0.0.1 rather than on the pod's address, where a browser and Grafana find them again after a restart.</summary>
    public static string? UrlOf(Pod pod) =>
        pod.Spec?.Containers.SelectMany(container => container.Ports ?? []).Select(port => port.Number).FirstOrDefault() is { } port and > 0
            ? MonitoringManifests.UrlOf(port)
            : null;

    public static async Task<IReadOnlyList<Pod>> ListAsync(KubernetesClient client, CancellationToken cancellation) =>
        [.. Of((await client.ListAsync<Pod>(BundledManifests.SystemNamespace, new ListOptions(), cancellation)).Items)];

    private static bool IsOne(Pod pod) =>
        pod.Metadata.Namespace == BundledManifests.SystemNamespace && pod.Metadata.Name is { } name && MonitoringManifests.Names.Contains(name)
        && pod.Metadata.Labels?.GetValueOrDefault(MonitoringManifests.ComponentLabel) == MonitoringManifests.Component;
}
