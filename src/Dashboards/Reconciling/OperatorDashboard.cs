using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Reconciling;

/// <summary>The deciding process.</summary>
internal static class OperatorDashboard
{
    public const string Uid = "network-telemetry-operator";

    public static Dashboard Create() => new(
        Uid, "Network Telemetry / Operator",
        "Who leads, what the controllers do, how long they take and what fails; lists, summaries and certificates; the requests to the API server.",
        "now-6h", Variables.OfOperator, Alerts.OfOperator,
        [OperatorNow.Create(), Controllers.Create(), Queues.Create(), Work.Create(), ApiServer.Create(), OperatorProcess.Create()])
    {
        SharesItsChoice = false,
    };
}
