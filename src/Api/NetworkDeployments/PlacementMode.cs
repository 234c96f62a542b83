namespace NetworkTelemetry.Api.NetworkDeployments;

public static class PlacementMode
{
    public const string Sharded = "Sharded";
    public const string Replicated = "Replicated";
}
