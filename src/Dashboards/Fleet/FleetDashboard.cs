using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Fleet;

/// <summary>The probers themselves: whether what they say can be trusted.</summary>
internal static class FleetDashboard
{
    public const string Uid = "network-telemetry-fleet";

    public static Dashboard Create() => new(
        Uid, "Network Telemetry / Fleet",
        "Nodes of each NetworkDeployment: their phases, what they measure, how late and how busy they are. A prober that is late or full measures itself, not the network.",
        "now-6h", Variables.OfNodes, Alerts.OfNodes, [NodesNow.Create(), Nodes.Create(), Load.Create(), Processes.Create(), NodeTable.Create()]);
}
