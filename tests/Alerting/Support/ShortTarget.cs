namespace NetworkTelemetry.Alerting.Support;

/// <summary>A target that is measured every second, so that nobody waits long for what becomes of it.</summary>
internal static class ShortTarget
{
    public const int FailureThreshold = 2;

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(500);

    /// <param name="probes">In YAML, with commas between them.</param>
    /// <param name="fields">Further ones of the spec, each in one line of YAML.</param>
    public static string Manifest(string name, string probes, params IEnumerable<string> fields) => On("127.0.0.1", name, probes, fields);

    public static string On(string host, string name, string probes, params IEnumerable<string> fields) => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{name}}, namespace: default}
        spec:
          host: {{host}}
          interval: {{Interval.TotalSeconds:0}}s
          timeout: {{Timeout.TotalMilliseconds:0}}ms
          failureThreshold: {{FailureThreshold}}
          successThreshold: 1
          probes: [{{probes}}]
          {{string.Join("\n  ", fields)}}
        """;
}
