using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>A pod with what its node adds to it, as its containers may ask for it.</summary>
/// <param name="Find">Looks up a ConfigMap or Secret of the pod's namespace: (resource, name).</param>
internal sealed record PodView(Pod Pod, string PodIP, string HostIP, string NodeName, Func<string, string, JsonObject?> Find);
