using System.Text.Json;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

internal static class StatusComparison
{
    public static StatusDifference Compare(NetworkDeploymentStatus? stored, NetworkDeploymentStatus updated)
    {
        if (stored is null) return StatusDifference.Transition;
        if (Text(stored) == Text(updated)) return StatusDifference.None;
        return Text(WithoutDeliveries(stored)) == Text(WithoutDeliveries(updated)) ? StatusDifference.Deliveries : StatusDifference.Transition;
    }

    private static NetworkDeploymentStatus WithoutDeliveries(NetworkDeploymentStatus status) =>
        status with { Nodes = [.. (status.Nodes ?? []).Select(node => node with { ListRevision = null, Targets = null })] };

    private static string Text(NetworkDeploymentStatus status) => JsonSerializer.Serialize(status, ApiJson.Default.NetworkDeploymentStatus);
}
