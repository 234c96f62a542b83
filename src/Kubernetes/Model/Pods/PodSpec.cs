using System.Text.Json;

namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><see cref="Affinity"/> and the like are passed through as they were given.</summary>
public sealed record PodSpec
{
    public required IReadOnlyList<Container> Containers { get; init; }
    public IReadOnlyList<Container>? InitContainers { get; init; }
    public IReadOnlyList<Volume>? Volumes { get; init; }
    public IReadOnlyList<PodReadinessGate>? ReadinessGates { get; init; }
    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }
    public string? NodeName { get; init; }
    public JsonElement? Affinity { get; init; }
    public IReadOnlyList<JsonElement>? Tolerations { get; init; }
    public IReadOnlyList<JsonElement>? TopologySpreadConstraints { get; init; }
    public IReadOnlyList<LocalObjectReference>? ImagePullSecrets { get; init; }
    public PodSecurityContext? SecurityContext { get; init; }
    public string? RestartPolicy { get; init; }
    public string? ServiceAccountName { get; init; }
    public bool? AutomountServiceAccountToken { get; init; }
    public bool? EnableServiceLinks { get; init; }
    public bool? HostNetwork { get; init; }
    public string? DnsPolicy { get; init; }
    public string? PriorityClassName { get; init; }
    public string? Hostname { get; init; }
    public long? TerminationGracePeriodSeconds { get; init; }
}
