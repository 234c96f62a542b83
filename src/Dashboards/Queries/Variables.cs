using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>The choices at the top of the dashboards, each narrowed by those before it.</summary>
internal static class Variables
{
    private static readonly string[] Order = ["job", "instance", "namespace", "deployment", "region", "node", "target_namespace", "target"];

    /// <summary>From where was measured. Job and instance are there for links of others; node says the same in words that people know.</summary>
    public static IReadOnlyList<Variable> OfNodes { get; } =
    [
        Node("job", "Job", "Scrape job of the probers") with { IsHidden = true },
        Node("instance", "Instance", "Address of a prober") with { IsHidden = true },
        Node("namespace", "Namespace", "Namespace of the NetworkDeployment"),
        Node("deployment", "Deployment", "NetworkDeployment: a fleet of nodes"),
        Node("region", "Region", "Region of the nodes, from the location in the template of the NetworkDeployment"),
        Node("node", "Node", "A node measures from one place"),
    ];

    /// <summary>From where, and what.</summary>
    public static IReadOnlyList<Variable> OfTargets { get; } =
    [
        .. OfNodes,
        Target("target_namespace", "Target namespace", "Namespace of the ProbeTarget"),
        Target("target", "Target", "ProbeTarget: what is measured"),
    ];

    public static IReadOnlyList<Variable> OfOperator { get; } =
    [
        new("job", "Job", Select(ProberMetrics.BuildInfo, "job", Is("operator")), "job", "Scrape job of the operator"),
        new("instance", "Instance", Select(ProberMetrics.BuildInfo, "instance", Is("operator")), "instance", "Address of one operator pod"),
        new("namespace", "Namespace", OperatorMetrics.DeploymentTargets.OfOperator(), "deployment_namespace", "Namespace of the NetworkDeployment"),
        new(
            "deployment", "Deployment", OperatorMetrics.DeploymentTargets.OfOperator("deployment_namespace=~\"$namespace\""), "deployment",
            "NetworkDeployment: a fleet of nodes"),
    ];

    private static Variable Node(string name, string label, string description) => new(
        name, label, Select(ProberMetrics.BuildInfo, name, Is("prober")), name, description);

    private static Variable Target(string name, string label, string description) => new(name, label, Select(ProbeMetrics.Up, name), name, description);

    private static string Is(string component) => $"component=\"{component}\"";

    private static string Select(MetricDescription metric, string before, params IEnumerable<string> matchers) =>
        $"{metric.Name}{{{string.Join(", ", matchers.Concat(Order.TakeWhile(name => name != before).Select(name => $"{name}=~\"${name}\"")))}}}";
}
