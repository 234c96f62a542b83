using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record PhaseCounts
{
    [Description("Nodes that are Pending.")]
    public int Pending { get; init; }

    [Description("Nodes that are Provisioning.")]
    public int Provisioning { get; init; }

    [Description("Nodes that are Configuring.")]
    public int Configuring { get; init; }

    [Description("Nodes that are Running.")]
    public int Running { get; init; }

    [Description("Nodes that are Failed.")]
    public int Failed { get; init; }
}
