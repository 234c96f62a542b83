namespace NetworkTelemetry.RealCluster.Support;

/// <summary>Small objects for tests.</summary>
internal static class Objects
{
    public static string Fleet(string name, int replicas, string more = "placement: {mode: Replicated}") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: NetworkDeployment
        metadata: {name: {{name}}, namespace: default}
        spec:
          replicas: {{replicas}}
          {{more}}
        """;

    public static string Ping(string name, string host = "127.0.0.1") => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{name}}, namespace: default}
        spec:
          host: {{host}}
          interval: 1s
          timeout: 500ms
          probes:
          - {name: ping, type: ICMP, icmp: {packets: 2, packetInterval: 50ms} }
        """;

    /// <summary>A page that is fetched five times a second with what the Secret <c>page</c> holds.</summary>
    public static string Page(string host, int port) => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: page, namespace: default}
        spec:
          host: {{host}}
          interval: 200ms
          timeout: 200ms
          probes:
          - {name: page, type: HTTP, http: {scheme: HTTP, port: {{port}}, path: /, credential: {secretName: page} } }
        """;

    public static string Token(string token) => $$"""
        apiVersion: v1
        kind: Secret
        metadata: {name: page, namespace: default}
        type: networktelemetry.io/probe-credential
        stringData: {allowedHosts: {{DevCluster.NodeAddress}}, token: {{token}} }
        """;
}
