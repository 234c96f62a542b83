namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record PhaseCounts
{
    public int Pending { get; init; }
    public int Provisioning { get; init; }
    public int Configuring { get; init; }
    public int Running { get; init; }
    public int Failed { get; init; }
}
