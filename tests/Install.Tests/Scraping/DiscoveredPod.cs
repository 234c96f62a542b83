using System.Text.RegularExpressions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Install.Tests.Scraping;

/// <summary>A pod as Prometheus' kubernetes_sd sees it.</summary>
internal sealed partial record DiscoveredPod(
    string Namespace, string Name, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, IReadOnlyDictionary<string, int> Ports)
{
    public string Phase { get; init; } = "Running";

    /// <summary>Of the cluster node that it runs on.</summary>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>
    {
        ["topology.kubernetes.io/region"] = "of-the-machine", ["topology.kubernetes.io/zone"] = "of-the-machine-a",
    };

    /// <summary>The pod that the operator makes for a node.</summary>
    public static DiscoveredPod OfProber(GeoLocation? location = null)
    {
        var owner = new NetworkDeployment
        {
            Metadata = new() { Namespace = "web", Name = "edge", Uid = "7e0d" },
            Spec = new() { Template = location is null ? null : new() { Location = location } },
        };
        var pod = PodFactory.Create(owner, new NodeSlot("edge-0"), "edge-0-x7k2p", "r1", "prober:1", listRevision: null);
        return new DiscoveredPod(
            pod.Metadata.Namespace!, pod.Metadata.Name!, pod.Metadata.Labels!, pod.Metadata.Annotations ?? new Dictionary<string, string>(),
            pod.Spec!.Containers.Single().Ports!.ToDictionary(port => port.Name!, port => port.Number));
    }

    /// <summary>A pod of an install's operator.</summary>
    public static DiscoveredPod OfOperator(IReadOnlyList<Manifest> install)
    {
        var pod = OperatorPod.Of(install);
        var metadata = pod.Deployment["spec"]!["template"]!["metadata"]!;
        return new DiscoveredPod(
            (string)pod.Deployment["metadata"]!["namespace"]!, "operator-6d9f", metadata["labels"]!.AsObject().ToDictionary(label => label.Key, label => (string)label.Value!),
            new Dictionary<string, string>(), pod.Container["ports"]!.AsArray().ToDictionary(port => (string)port!["name"]!, port => (int)port!["containerPort"]!));
    }

    /// <summary>A pod is found once for each port of its containers.</summary>
    public IEnumerable<(int Port, IReadOnlyDictionary<string, string> Labels)> Found() => Ports.Select(port =>
    {
        var labels = new Dictionary<string, string>
        {
            ["__meta_kubernetes_namespace"] = Namespace, ["__meta_kubernetes_pod_name"] = Name, ["__meta_kubernetes_pod_phase"] = Phase,
            ["__meta_kubernetes_pod_container_port_name"] = port.Key,
        };
        foreach (var (key, value) in Labels) labels[$"__meta_kubernetes_pod_label_{Sanitised(key)}"] = value;
        foreach (var (key, value) in Annotations) labels[$"__meta_kubernetes_pod_annotation_{Sanitised(key)}"] = value;
        foreach (var (key, value) in NodeLabels) labels[$"__meta_kubernetes_node_label_{Sanitised(key)}"] = value;
        return (port.Value, (IReadOnlyDictionary<string, string>)labels);
    });

    private static string Sanitised(string key) => NotInLabelNames().Replace(key, "_");

    [GeneratedRegex("[^a-zA-Z0-9_]")]
    private static partial Regex NotInLabelNames();
}
