using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Overview;

/// <summary>The first one to open: is the network well, and if not, where.</summary>
internal static class OverviewDashboard
{
    public const string Uid = "network-telemetry";

    public static Dashboard Create() => new(
        Uid, "Network Telemetry",
        "Round-trip times, loss and availability of every target, from every node that measures it. Click a target for its availability or its response times.",
        "now-6h", Variables.OfTargets, Alerts.OfTargets,
        [AtAGlance.Create(), RoundTripTime.Create(), Loss.Create(), States.Create(), TargetTable.Create()]);
}
