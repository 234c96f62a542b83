using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>Selects series of the catalogue by what is chosen at the top of the dashboard.</summary>
internal static class Selectors
{
    private const string Scrape = "job=~\"$job\", instance=~\"$instance\"";
    private const string Node = Scrape + ", namespace=~\"$namespace\", deployment=~\"$deployment\", region=~\"$region\", node=~\"$node\"";
    private const string Target = Node + ", target_namespace=~\"$target_namespace\", target=~\"$target\"";
    private const string Deployment = Scrape + ", deployment_namespace=~\"$namespace\", deployment=~\"$deployment\"";

    /// <summary>What probers export about targets.</summary>
    public static string OfTargets(this MetricDescription metric, string matcher = "") => Select(metric.Name, Target, matcher);

    /// <summary>What probers export about themselves.</summary>
    public static string OfNodes(this MetricDescription metric, string matcher = "") => Select(metric.Name, Node, matcher);

    /// <summary>What the operator exports about itself.</summary>
    public static string OfOperator(this MetricDescription metric, string matcher = "") => Select(metric.Name, Scrape, matcher);

    /// <summary>What the operator exports about the chosen deployments.</summary>
    public static string OfDeployments(this MetricDescription metric, string matcher = "") =>
        Select(metric.Name, Deployment, matcher);

    /// <summary>What the operator exports about the chosen nodes of the chosen deployments; it knows no region.</summary>
    public static string OfNodesOfDeployments(this MetricDescription metric, string matcher = "") =>
        Select(metric.Name, Deployment + ", node=~\"$node\"", matcher);

    /// <summary>The buckets of a histogram.</summary>
    public static MetricDescription Buckets(this MetricDescription histogram) =>
        histogram with { Name = histogram.Name + "_bucket", Labels = [.. histogram.Labels, "le"] };

    /// <summary>A metric that other programs export too, on the chosen nodes; <see cref="AmongProbers"/> keeps those of the probers.</summary>
    public static string OfNodes(string metric, string matcher = "") => Select(metric, Node, matcher);

    /// <summary>A metric that other programs export too; <see cref="AmongOperators"/> keeps those of the operator.</summary>
    public static string OfOperator(string metric, string matcher = "") => Select(metric, Scrape, matcher);

    public static string AmongProbers(string expression) => $"({expression} and on (job, instance) {ProberMetrics.BuildInfo.OfNodes("component=\"prober\"")})";

    public static string AmongOperators(string expression) =>
        $"({expression} and on (job, instance) {ProberMetrics.BuildInfo.OfOperator("component=\"operator\"")})";

    private static string Select(string name, string matchers, string more) => $"{name}{{{matchers}{(more.Length > 0 ? ", " + more : "")}}}";
}
