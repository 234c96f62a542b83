namespace NetworkTelemetry.Api.NetworkDeployments;

/// <summary>Values of fields that are not set.</summary>
public static class DeploymentDefaults
{
    public const int Replicas = 1;
    public const string ProvisioningDeadline = "5m";
    public const int CapacityTargets = 5000;
    public const int CapacityProbesPerSecond = 10000;

    /// <summary>Nodes that measure each target where <c>replication</c> is not set; fewer where the deployment has fewer.</summary>
    public const int Replication = 2;

    public const string Image = "networktelemetry/prober";
}
