using System.Collections.Frozen;

namespace NetworkTelemetry.Operator.Fleet;

/// <summary>What one node has been told to do. The pod's members are those of the pod that is the node now; null while there is none.</summary>
internal sealed record NodePlan
{
    public required NodeKey Key { get; init; }
    public string? PodName { get; init; }
    public string? PodUid { get; init; }

    /// <summary>Null until the pod's container runs: there is nothing to poll.</summary>
    public string? PodIP { get; init; }

    /// <summary>Whether the pod is polled over TLS.</summary>
    public bool ServesTls { get; init; }

    public NodeToken? Token { get; init; }

    /// <summary>Revision of the list that was written for the node; what it runs is in its <see cref="NodeReport"/>.</summary>
    public string? ListRevision { get; init; }

    /// <summary>UIDs of the targets on that list.</summary>
    public FrozenSet<string> TargetUids { get; init; } = [];
}
