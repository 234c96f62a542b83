namespace NetworkTelemetry.Api.NetworkDeployments;

/// <summary>Where a node is in its life. Derived from what is observed each time, never read back.</summary>
public enum NodePhase
{
    Pending,
    Provisioning,
    Configuring,
    Running,
    Failed,
}
