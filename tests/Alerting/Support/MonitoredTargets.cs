namespace NetworkTelemetry.Alerting.Support;

/// <summary>A target of each kind, and one that is down.</summary>
internal static class MonitoredTargets
{
    /// <summary>Those that measure every target of the namespace default.</summary>
    public static readonly IReadOnlyList<string> Nodes = ["edge-0", "edge-1"];

    private const string Nothing = "1";

    public static string Manifest(int first, int second, int flapping, int page, int names) => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: NetworkDeployment
        metadata: {name: edge, namespace: default}
        spec:
          replicas: 2
          placement: {mode: Sharded, replication: 2}
          template: {location: {region: eu-central, zone: eu-central-1} }
        ---
        {{Target("shop", $"{{name: front, type: TCP, tcp: {{port: {first} }} }}, {{name: back, type: TCP, tcp: {{port: {second} }} }}")}}
        ---
        {{Target("page", $"{{name: page, type: HTTP, http: {{port: {page}, tls: {{verification: None}} }} }}", "rtt: 200ms, loss: \"1%\", jitter: 50ms, certificateExpiry: 336h")}}
        ---
        {{Target("name", $"{{name: name, type: DNS, dns: {{queryName: www.example.test, server: 127.0.0.1, port: {names}, expectedAnswers: ['192.0.2.7']}} }}")}}
        ---
        {{Target("loopback", "{name: ping, type: ICMP, icmp: {packets: 5, packetInterval: 50ms} }", "rtt: 200ms, loss: \"1%\", jitter: 50ms")}}
        ---
        {{Target("flapping", $"{{name: port, type: TCP, tcp: {{port: {flapping} }} }}")}}
        ---
        {{Target("nothing", $"{{name: port, type: TCP, tcp: {{port: {Nothing} }} }}")}}
        """;

    private static string Target(string name, string probes, string thresholds = "rtt: 200ms, loss: \"1%\"") =>
        ShortTarget.Manifest(name, probes, "objective: {availability: \"99.9%\", window: 720h}", $"thresholds: {{{thresholds}}}");
}
