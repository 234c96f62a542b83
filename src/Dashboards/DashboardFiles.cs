using NetworkTelemetry.Dashboards.Availability;
using NetworkTelemetry.Dashboards.Fleet;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Reconciling;
using NetworkTelemetry.Dashboards.Rendering;
using NetworkTelemetry.Dashboards.ResponseTime;

namespace NetworkTelemetry.Dashboards;

/// <summary>The Grafana dashboards of the product as they stand in config/grafana/dashboards and in the chart.</summary>
public static class DashboardFiles
{
    /// <summary>Name and text of each file; the name is the dashboard's uid.</summary>
    public static IReadOnlyList<(string FileName, string Text)> All =>
    [
        .. new[]
        {
            OverviewDashboard.Create(), AvailabilityDashboard.Create(), ResponseTimeDashboard.Create(), FleetDashboard.Create(), OperatorDashboard.Create(),
        }.Select(dashboard => ($"{dashboard.Uid}.json", JsonText.Of(DashboardJson.Of(dashboard)))),
    ];
}
