using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Reconciling;

internal static class OperatorNow
{
    public static Section Create() => new("Now", new Line(4,
        Stat(
            "Replicas", "Operator pods that are scraped.",
            "short", $"count({ProberMetrics.BuildInfo.OfOperator("component=\"operator\"")}) or vector(0)", [new("red", null), new("green", 1)]),
        Stat(
            "Leaders", "Exactly one leads; the others stand by.",
            "short", $"sum{Selectors.AmongOperators(Selectors.OfOperator("leader_election_master_status"))} or vector(0)",
            [new("red", null), new("green", 1), new("red", 2)]),
        Stat(
            "Failed reconciles", "Reconciles that failed; they are tried again, so that a few are no harm.", "ops",
            $"sum{Selectors.AmongOperators($"rate({Selectors.OfOperator("controller_runtime_reconcile_errors_total")}[$__rate_interval])")}",
            [new("green", null), new("yellow", 0.01), new("red", 0.1)]),
        Stat(
            "Keys waiting", "Objects that wait for a worker, in all queues.",
            "short", $"sum{Selectors.AmongOperators(Selectors.OfOperator("workqueue_depth"))} or vector(0)",
            [new("green", null), new("yellow", 100), new("red", 1000)]),
        Stat(
            "Failed API requests", "Share of the requests to the API server that were answered with 5xx, or not at all.", "percentunit",
            $"(sum{Selectors.AmongOperators($"rate({Selectors.OfOperator("rest_client_requests_total", "code=~\"5..|<error>\"")}[$__rate_interval])")} or vector(0)) / "
            + $"(sum{Selectors.AmongOperators($"rate({Selectors.OfOperator("rest_client_requests_total")}[$__rate_interval])")} > 0)", Threshold.Rising(0.001, 0.01)),
        Stat(
            "Unassigned targets", "Selected targets that no node measures.",
            "short", $"sum(max by (deployment_namespace, deployment) ({OperatorMetrics.DeploymentUnassignedTargets.OfDeployments()}))", Threshold.AnyIs("red")),
        Stat(
            "Own certificate expires in", "Remaining life of the certificate of the operator, or of its authority, that expires first. They are replaced when a third of it is left.", "s",
            $"min({CertificateMetrics.Expiry.OfOperator()}) - time()", Threshold.Falling(86400, 3 * 86400)) with { NoValue = "–" },
        Stat(
            "Running for", "Time since the youngest replica started.",
            "s", $"time() - max{Selectors.AmongOperators(Selectors.OfOperator("process_start_time_seconds"))}", Threshold.Plain)));

    private static StatPanel Stat(string title, string description, string unit, string expression, IReadOnlyList<Threshold> thresholds) =>
        new(title, description, unit, expression) { Thresholds = thresholds };
}
