using System.Collections.Concurrent;
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

    /// <summary>What is yet to be recorded: the pod's loop does so, so that nobody else waits for the disk.</summary>
    public ConcurrentQueue<PodEvent> Events { get; } = new();

    public void Normal(JsonObject pod, string reason, string message) => Events.Enqueue(new(pod, "Normal", reason, message));

    public void Warn(JsonObject pod, string reason, string message) => Events.Enqueue(new(pod, "Warning", reason, message));
}
