using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record ProbeTargetStatus
{
    [Description("Generation of the spec that this status speaks of.")]
    public long? ObservedGeneration { get; init; }

    [Description("Accepted, Assigned, Reachable and Ready."), ListMap("type")]
    public IReadOnlyList<Condition>? Conditions { get; init; }

    [Description("Pending, Up, Degraded, Down, Unknown, Suspended or Invalid. For display only.")]
    public string? Phase { get; init; }

    [Description("Nodes that measure the target.")]
    public int? AssignedNodes { get; init; }

    [Description("Round-trip time of the first Required probe: the median over the nodes.")]
    public string? Rtt { get; init; }

    [Description("Loss of the first Required probe over all nodes.")]
    public string? Loss { get; init; }

    [Description("A result for each probe and address family."), ListMap("probe", "family")]
    public IReadOnlyList<ProbeResult>? Results { get; init; }

    [Description("The last ten outages, newest first.")]
    public IReadOnlyList<Outage>? Outages { get; init; }
}
