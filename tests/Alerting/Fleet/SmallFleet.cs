namespace NetworkTelemetry.Alerting.Fleet;

/// <summary>A deployment of one node with one target, in a namespace of their own; all three have the same name.</summary>
internal static class SmallFleet
{
    public static string Manifest(string name, int port, string interval, string timeout) => $$"""
        apiVersion: v1
        kind: Namespace
        metadata: {name: {{name}}}
        ---
        apiVersion: networktelemetry.io/v1alpha1
        kind: NetworkDeployment
        metadata: {name: {{name}}, namespace: {{name}}}
        spec: {replicas: 1}
        ---
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{name}}, namespace: {{name}}}
        spec:
          host: 127.0.0.1
          interval: {{interval}}
          timeout: {{timeout}}
          probes: [{name: port, type: TCP, tcp: {port: {{port}} } }]
        """;

    public static string Node(string name) => $"{name}-0";
}
