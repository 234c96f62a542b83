using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

/// <summary>What the assigned nodes say together about one probe over one address family.</summary>
public sealed record ProbeResult
{
    [Description("Name of the probe."), Required]
    public string? Probe { get; init; }

    [Description("IPv4 or IPv6."), Required]
    public string? Family { get; init; }

    [Description("Up, Down, Unknown or Pending: the majority of the nodes.")]
    public string? State { get; init; }

    [Description("Why, from a closed list.")]
    public string? Reason { get; init; }

    [Description("What a person needs beyond the reason, such as the setting to change.")]
    public string? Message { get; init; }

    [Description("Nodes that see it Up.")]
    public int? NodesUp { get; init; }

    [Description("Nodes that see it Down.")]
    public int? NodesDown { get; init; }

    [Description("Median round-trip time over the nodes.")]
    public string? Rtt { get; init; }

    [Description("Median jitter over the nodes: the mean difference of consecutive round-trip times of a round.")]
    public string? Jitter { get; init; }

    [Description("When the first certificate of the chain expires: the median over the nodes.")]
    public DateTimeOffset? CertificateNotAfter { get; init; }

    [Description("Lost per sent, over all nodes.")]
    public string? Loss { get; init; }

    [Description("When state last changed.")]
    public DateTimeOffset? LastTransitionTime { get; init; }
}
