using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Pods;

/// <summary>Something to be recorded about a pod.</summary>
/// <param name="Pod">As it was then.</param>
/// <param name="Type"><c>Normal</c> or <c>Warning</c>.</param>
internal sealed record PodEvent(JsonObject Pod, string Type, string Reason, string Message);
