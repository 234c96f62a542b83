using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

/// <summary>A time in which a Required probe was Down.</summary>
public sealed record Outage
{
    [Description("Name of the probe.")]
    public string? Probe { get; init; }

    [Description("IPv4 or IPv6.")]
    public string? Family { get; init; }

    [Description("When Down was confirmed.")]
    public DateTimeOffset? StartTime { get; init; }

    [Description("When Up was confirmed; absent while it lasts.")]
    public DateTimeOffset? EndTime { get; init; }

    [Description("Why, from a closed list.")]
    public string? Reason { get; init; }

    [Description("The most nodes that saw it Down at one time.")]
    public int? Nodes { get; init; }
}
