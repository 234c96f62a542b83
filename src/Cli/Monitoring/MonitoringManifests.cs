using System.Text.Json.Nodes;
using NetworkTelemetry.Cli.Manifests;

namespace NetworkTelemetry.Cli.Monitoring;

/// <summary>Prometheus and Alertmanager are pods as the operator is one: the kubelet restarts them, keeps their logs and ends them.</summary>
internal static class MonitoringManifests
{
    public const string Prometheus = "prometheus";
    public const string Alertmanager = "alertmanager";

    /// <summary>Marks them among the pods of the cluster.</summary>
    public const string ComponentLabel = "app.kubernetes.io/component";
    public const string Component = "monitoring";

    /// <summary>The longest window of the shipped rules is three days.</summary>
    private const string Retention = "4d";

    public static IReadOnlyList<string> Names { get; } = [Prometheus, Alertmanager];

    public static IEnumerable<ManifestDocument> Pods(MonitoringFolder folder, MonitoringPorts ports) =>
    [
        Pod(Prometheus, ports.Prometheus,
        [
            $"--config.file={folder.PrometheusConfiguration}", $"--storage.tsdb.path={folder.PrometheusData}", $"--storage.tsdb.retention.time={Retention}",
            $"--web.listen-address=127.0.0.1:{ports.Prometheus}", "--web.enable-lifecycle", "--log.level=warn",
        ]),
        // Without an address for its peers it opens no port for them.
        Pod(Alertmanager, ports.Alertmanager,
        [
            $"--config.file={folder.AlertmanagerConfiguration}", $"--storage.path={folder.AlertmanagerData}",
            $"--web.listen-address=127.0.0.1:{ports.Alertmanager}", "--cluster.listen-address=", "--log.level=warn",
        ]),
    ];

    public static string UrlOf(int port) => $"http://127.0.0.1:{port}";

    private static ManifestDocument Pod(string name, int port, IEnumerable<string> arguments)
    {
        var pod = (JsonObject)YamlDocuments.Read($$"""
            apiVersion: v1
            kind: Pod
            metadata:
              name: {{name}}
              namespace: {{BundledManifests.SystemNamespace}}
              labels: {app.kubernetes.io/name: {{name}}, {{ComponentLabel}}: {{Component}}}
            spec:
              terminationGracePeriodSeconds: 10
              containers:
              - name: {{name}}
                image: {{name}}
                ports: [{name: http, containerPort: {{port}}}]
                readinessProbe: {httpGet: {host: 127.0.0.1, path: /-/ready, port: {{port}}}, periodSeconds: 1}
            """).Single();
        var list = new JsonArray();
        foreach (var argument in arguments) list.Add((JsonNode)argument);
        pod["spec"]!["containers"]![0]!["args"] = list;
        return new ManifestDocument(name, pod);
    }
}
