using System.Text.Json;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

internal static class StatusComparison
{
    public static StatusUrgency Compare(NetworkDeploymentStatus? stored, NetworkDeploymentStatus updated)
    {
        if (stored is null) return StatusUrgency.Transition;
        if (Text(stored) == Text(updated)) return StatusUrgency.None;
        return Text(WithoutDeliveries(stored)) == Text(WithoutDeliveries(updated)) ? StatusUrgency.Deliveries : StatusUrgency.Transition;
    }

    private static NetworkDeploymentStatus WithoutDeliveries(NetworkDeploymentStatus status) =>
        status with { Nodes = [.. (status.Nodes ?? []).Select(node => node with { ListRevision = null, Targets = null })] };

    private static string Text(NetworkDeploymentStatus status) => JsonSerializer.Serialize(status, ApiJson.Default.NetworkDeploymentStatus);
}
