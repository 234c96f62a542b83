using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Reconciling;

internal static class Work
{
    public static Section Create() => new("Lists, summaries and nodes", new Line(8,
        Graph(
            "Target lists", "Lists written, and pods annotated so that a list arrives at once. Many more pushes than writes: lists arrive late.", "ops",
            Rate(OperatorMetrics.ListWrites, "written"), Rate(OperatorMetrics.ListPushes, "pushed")),
        Graph(
            "Polls of summaries", "Answers of the probers to the operator, by result. Anything but Ok for long: the operator does not know what that prober measures.", "ops",
            new Query($"sum by (result) (rate({TargetMetrics.SummaryPolls.OfOperator()}[$__rate_interval]))", "{{result}}")),
        Graph(
            "Replaced pods", "Pods of nodes that were replaced, because they failed or because the template changed.", "ops",
            Replaced("Failed"), Replaced("TemplateChanged")),
        Graph(
            "Targets", "Targets that each deployment selects, and those of them that no node measures.", "short",
            new Query($"max by (deployment_namespace, deployment) ({OperatorMetrics.DeploymentTargets.OfDeployments()})", "{{deployment_namespace}}/{{deployment}}"),
            new Query(
                $"max by (deployment_namespace, deployment) ({OperatorMetrics.DeploymentUnassignedTargets.OfDeployments()})", "{{deployment_namespace}}/{{deployment}} unassigned"))));

    private static Query Rate(MetricDescription counter, string name) => new($"sum(rate({counter.OfOperator()}[$__rate_interval]))", name);

    // Absent until the first one.
    private static Query Replaced(string cause) => new(
        $"sum(rate({OperatorMetrics.NodeReplacements.OfOperator($"cause=\"{cause}\"")}[$__rate_interval])) or vector(0)", cause);

    private static TimeSeriesPanel Graph(string title, string description, string unit, params IReadOnlyList<Query> queries) =>
        new(title, description, unit) { Min = 0, HasFigures = false, Queries = queries };
}
