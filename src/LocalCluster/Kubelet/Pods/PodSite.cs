using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.LocalCluster.Kubelet.Containers;
using NetworkTelemetry.LocalCluster.Kubelet.Volumes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Pods;

/// <summary>What the parts of one pod share.</summary>
/// <param name="Wake">Makes the pod's loop look again.</param>
/// <param name="Host">The cluster process's own environment.</param>
internal sealed record PodSite(
    IPodApi Api, KubeletOptions Options, PodDirectory Directory, PodVolumes Volumes, IReadOnlyDictionary<string, string> Host, Action Wake, ILogger Logger)
{
    public TimeProvider Time => Options.TimeProvider;

    public BackOffLimits BackOff { get; } = new(Options.BackOff, Options.MaximumBackOff);

    public void Normal(JsonObject pod, string reason, string message) => Api.RecordEvent(pod, "Normal", reason, message);

    public void Warn(JsonObject pod, string reason, string message) => Api.RecordEvent(pod, "Warning", reason, message);
}
