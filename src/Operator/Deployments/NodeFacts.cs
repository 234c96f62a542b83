using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Lists;
using NodeStatus = NetworkTelemetry.Api.NetworkDeployments.NodeStatus;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Everything that is known of one node.</summary>
internal sealed record NodeFacts
{
    public required NodeKey Key { get; init; }

    /// <summary>Null: the spec does not ask for the node any more, it is to go.</summary>
    public NodeSlot? Slot { get; init; }

    /// <summary>All of its pods, terminating ones too.</summary>
    public IReadOnlyList<Pod> Pods { get; init; } = [];

    public NodeStatus? Previous { get; init; }
    public ConfigMap? StoredList { get; init; }
    public NodeList List { get; init; } = NodeList.None;
    public Secret? Secret { get; init; }

    /// <summary>What the prober of <see cref="Pod"/> says; null when it has not been heard.</summary>
    public NodeReport? Report { get; init; }

    /// <summary>Null: the node is not cut off.</summary>
    public NodeIsolation? Isolation { get; init; }

    public string Name => Key.Name;

    /// <summary>The newest pod that is not terminating. One that is terminating has been told to stop, and the list is no longer its own.</summary>
    public Pod? Pod => Pods.Where(pod => !pod.IsTerminating())
        .OrderByDescending(pod => pod.Metadata.CreationTimestamp).ThenBy(pod => pod.Metadata.Name, StringComparer.Ordinal).FirstOrDefault();
}
