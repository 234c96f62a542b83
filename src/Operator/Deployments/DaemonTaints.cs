namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The taints that a DaemonSet's pods tolerate by themselves (k8s.io/kubernetes pkg/controller/daemon/util).</summary>
internal static class DaemonTaints
{
    public static IReadOnlyList<(string Key, string Effect)> All { get; } =
    [
        ("node.kubernetes.io/not-ready", "NoExecute"), ("node.kubernetes.io/unreachable", "NoExecute"), ("node.kubernetes.io/disk-pressure", "NoSchedule"),
        ("node.kubernetes.io/memory-pressure", "NoSchedule"), ("node.kubernetes.io/pid-pressure", "NoSchedule"), ("node.kubernetes.io/unschedulable", "NoSchedule"),
    ];
}
