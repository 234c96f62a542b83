using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Availability;

/// <summary>What failed, how often, for how long, and what that leaves of the objectives.</summary>
internal static class AvailabilityDashboard
{
    public const string Uid = "network-telemetry-availability";

    public static Dashboard Create() => new(
        Uid, "Network Telemetry / Availability & Reliability",
        "Success ratio, degradations and outages, patterns of failure, time to recover and error budget of each target. Counts and shares are those of the chosen time.",
        "now-24h", Variables.OfTargets, Alerts.OfTargets,
        [
            Reliability.Create(), Success.Create(), new Section("Degradations and outages", new Line(10, States.Timeline()), Degradations.Create()),
            FailurePatterns.Create(), Recovery.Create(),
        ]);
}
