using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.ResponseTime;

/// <summary>Where the time of a response goes.</summary>
internal static class ResponseTimeDashboard
{
    public const string Uid = "network-telemetry-response-time";

    public static Dashboard Create() => new(
        Uid, "Network Telemetry / Response Time Breakdown",
        "What responses spend their time on: finding the name, connecting, TLS, waiting for the first byte, transfer. Phases are known of HTTP probes and of TCP probes that speak; "
        + "of DNS probes the time of the answer, of all others the round-trip time.",
        "now-6h", Variables.OfTargets, Alerts.OfTargets,
        [PhasesNow.Create(), PhasesOverTime.Create(), Responses.Create()]);
}
