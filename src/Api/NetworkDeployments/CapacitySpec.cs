using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record CapacitySpec
{
    [Description("Most targets on one node."), Range(1, 50000), Default("5000")]
    public int? Targets { get; init; }

    [Description("Most requests a second that one node sends: packets, connections and queries of all its targets."), Range(1, 100000), Default("10000")]
    public int? ProbesPerSecond { get; init; }
}
