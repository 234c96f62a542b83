using NetworkTelemetry.Api;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What a pod's status says, in the words of this product.</summary>
internal static class PodReading
{
    public static ContainerStatus? Prober(this Pod pod) =>
        pod.Status?.ContainerStatuses?.FirstOrDefault(status => status.Name == PodFactory.ContainerName);

    public static PodCondition? Condition(this Pod pod, string type) => pod.Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    public static bool Has(this Pod pod, string condition) => pod.Condition(condition)?.Status == "True";

    public static bool IsTerminating(this Pod pod) => pod.Metadata.DeletionTimestamp is not null;

    /// <summary>The address at which the prober answers; null while its container does not run.</summary>
    public static string? Address(this Pod pod) => pod.Prober()?.State?.Running is null ? null : pod.Status?.PodIP;

    /// <summary>Whether the gate is True for the container start that runs now; one of an earlier start does not count.</summary>
    public static bool IsConfigured(this Pod pod) =>
        pod.Condition(ApiGroup.ConfiguredGate) is { Status: "True" } gate && gate.Message == ConfiguredGate.MessageOf(pod.Prober()?.RestartCount ?? 0);

    /// <summary>
    /// Since when the pod has been on its way to Ready and Configured: its creation, the last time that it stopped being Ready, or, while Ready still tells of an earlier
    /// start (a machine came back), the start of the container.
    /// </summary>
    public static DateTimeOffset? StartingSince(this Pod pod)
    {
        var created = pod.Metadata.CreationTimestamp;
        var since = pod.Condition("Ready") switch
        {
            { Status: "True" } => pod.Prober()?.State?.Running?.StartedAt,
            { } unready => unready.LastTransitionTime,
            null => null,
        };
        return since > created || created is null ? since ?? created : created;
    }
}
