namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>Small objects for tests.</summary>
public static class Manifests
{
    public static string Deployment(string name, int replicas, string more = "") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: NetworkDeployment
        metadata: {name: {{name}}, namespace: default}
        spec:
          replicas: {{replicas}}
          {{more}}
        """;

    /// <summary>An ICMP target on the loopback that finishes a round every second.</summary>
    public static string Ping(string name, string host = "127.0.0.1", string more = "") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{name}}, namespace: default}
        spec:
          host: {{host}}
          interval: 1s
          timeout: 500ms
          {{more}}
          probes:
          - {name: ping, type: ICMP, icmp: {packets: 2, packetInterval: 50ms} }
        """;

    public static string Tcp(string name, int port, string more = "") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{name}}, namespace: default}
        spec:
          host: 127.0.0.1
          interval: 500ms
          timeout: 250ms
          failureThreshold: 2
          {{more}}
          probes:
          - {name: port, type: TCP, tcp: {port: {{port}} } }
        """;

    public static string Join(params string[] documents) => string.Join("\n---\n", documents);
}
