using System.Text.Json.Serialization;
using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.NetworkDeployments;

/// <summary>One node. Attempts and times are the operator's only memory of it: back-off survives a restart of the operator.</summary>
public sealed record NodeStatus
{
    [Description("Stable name, deployment and ordinal."), Required]
    public string? Name { get; init; }

    [Description("Pending, Provisioning, Configuring, Running or Failed.")]
    public string? Phase { get; init; }

    [Description("The pod that is the node now.")]
    public string? PodName { get; init; }

    [Description("Revision of the target list that the prober runs.")]
    public string? ListRevision { get; init; }

    [Description("Targets on the node's list.")]
    public int? Targets { get; init; }

    [Description("Pods that failed in a row.")]
    public int? Attempts { get; init; }

    [Description("Why the node is not Running, in one word; of a running one ProberIsolated while it is cut off.")]
    public string? Reason { get; init; }

    [Description("The same in a sentence.")]
    public string? Message { get; init; }

    [Description("When phase last changed."), JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? LastTransitionTime { get; init; }

    [Description("When a pod of the node last failed."), JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? LastFailureTime { get; init; }
}
