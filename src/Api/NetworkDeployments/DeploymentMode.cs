namespace NetworkTelemetry.Api.NetworkDeployments;

public static class DeploymentMode
{
    public const string Replicas = "Replicas";
    public const string PerClusterNode = "PerClusterNode";
}
