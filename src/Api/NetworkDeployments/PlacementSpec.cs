using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record PlacementSpec
{
    [Description("Sharded: each target on as many nodes as replication says. Replicated: every node measures all targets."), Enum(PlacementMode.Sharded, PlacementMode.Replicated)]
    [Default(PlacementMode.Sharded)]
    public string? Mode { get; init; }

    [Description("Nodes that measure each target in mode Sharded; by default 2, or replicas where that is fewer."), Range(1, 100)]
    public int? Replication { get; init; }

    [Description("What one node can carry; targets beyond it are left unassigned and reported.")]
    public CapacitySpec? Capacity { get; init; }
}
