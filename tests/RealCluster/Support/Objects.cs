namespace NetworkTelemetry.RealCluster.Support;

/// <summary>Small objects for tests.</summary>
internal static class Objects
{
    public static string Fleet(string name, int replicas, string more = "placement: {mode: Replicated}") => Manifests.Deployment(name, replicas, more);

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
