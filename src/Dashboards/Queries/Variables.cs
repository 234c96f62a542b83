using NetworkTelemetry.Dashboards.Model;

namespace NetworkTelemetry.Dashboards.Queries;

/// <summary>The choices at the top of the dashboards, each narrowed by those before it.</summary>
internal static class Variables
{
    private const string Probers = """network_telemetry_build_info{component="prober", job=~"$job", instance=~"$instance"}""";
    private const string InNamespaces = """network_telemetry_build_info{component="prober", job=~"$job", instance=~"$instance", namespace=~"$namespace"}""";

    private const string InDeployments =
        """network_telemetry_build_info{component="prober", job=~"$job", instance=~"$instance", namespace=~"$namespace", deployment=~"$deployment"}""";

    private const string InRegions =
        """network_telemetry_build_info{component="prober", job=~"$job", instance=~"$instance", namespace=~"$namespace", deployment=~"$deployment", region=~"$region"}""";

    private const string OnNodes =
        """network_telemetry_probe_up{job=~"$job", instance=~"$instance", namespace=~"$namespace", deployment=~"$deployment", region=~"$region", node=~"$node"}""";

    private const string InTargetNamespaces =
        """network_telemetry_probe_up{job=~"$job", instance=~"$instance", namespace=~"$namespace", deployment=~"$deployment", region=~"$region", node=~"$node", target_namespace=~"$target_namespace"}""";

    /// <summary>From where was measured. Job and instance are there for links of others; node says the same in words that people know.</summary>
    public static IReadOnlyList<Variable> OfNodes { get; } =
    [
        new("job", "Job", """network_telemetry_build_info{component="prober"}""", "job", "Scrape job of the probers", IsHidden: true),
        new("instance", "Instance", """network_telemetry_build_info{component="prober", job=~"$job"}""", "instance", "Address of a prober", IsHidden: true),
        new("namespace", "Namespace", Probers, "namespace", "Namespace of the NetworkDeployment"),
        new("deployment", "Deployment", InNamespaces, "deployment", "NetworkDeployment: a fleet of nodes"),
        new("region", "Region", InDeployments, "region", "Region of the nodes, from the location in the template of the NetworkDeployment"),
        new("node", "Node", InRegions, "node", "A node measures from one place"),
    ];

    /// <summary>From where, and what.</summary>
    public static IReadOnlyList<Variable> OfTargets { get; } =
    [
        .. OfNodes,
        new("target_namespace", "Target namespace", OnNodes, "target_namespace", "Namespace of the ProbeTarget"),
        new("target", "Target", InTargetNamespaces, "target", "ProbeTarget: what is measured"),
    ];

    public static IReadOnlyList<Variable> OfOperator { get; } =
    [
        new("job", "Job", """network_telemetry_build_info{component="operator"}""", "job", "Scrape job of the operator"),
        new("instance", "Instance", """network_telemetry_build_info{component="operator", job=~"$job"}""", "instance", "Address of one operator pod"),
        new("namespace", "Namespace", """network_telemetry_deployment_targets{job=~"$job", instance=~"$instance"}""", "deployment_namespace", "Namespace of the NetworkDeployment"),
        new("deployment", "Deployment", """network_telemetry_deployment_targets{job=~"$job", instance=~"$instance", deployment_namespace=~"$namespace"}""", "deployment", "NetworkDeployment: a fleet of nodes"),
    ];
}
