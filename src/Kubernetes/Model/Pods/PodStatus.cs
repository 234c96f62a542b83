using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><see cref="Phase"/> is <c>Pending</c>, <c>Running</c>, <c>Succeeded</c>, <c>Failed</c> or <c>Unknown</c>.</summary>
public sealed record PodStatus
{
    public string? Phase { get; init; }
    public IReadOnlyList<PodCondition>? Conditions { get; init; }
    public IReadOnlyList<ContainerStatus>? InitContainerStatuses { get; init; }
    public IReadOnlyList<ContainerStatus>? ContainerStatuses { get; init; }
    public string? PodIP { get; init; }
    public IReadOnlyList<PodIP>? PodIPs { get; init; }
    public string? HostIP { get; init; }
    public string? Reason { get; init; }
    public string? Message { get; init; }
    public string? QosClass { get; init; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? StartTime { get; init; }
}
