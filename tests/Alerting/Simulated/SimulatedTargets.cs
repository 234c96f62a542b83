using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>An echo probe for each path, of two nodes: what is told is told once all the same.</summary>
internal static class SimulatedTargets
{
    public const int Nodes = 2;
    public const int Packets = 5;
    public const int FailureThreshold = 2;

    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan PacketInterval = TimeSpan.FromMilliseconds(100);
    public static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(500);

    /// <summary>Requests to one target in a second, of all nodes.</summary>
    public static double Rate => Nodes * Packets / Interval.TotalSeconds;

    public static string Manifest => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: NetworkDeployment
        metadata: {name: edge, namespace: default}
        spec:
          replicas: {{Nodes}}
          placement: {mode: Sharded, replication: {{Nodes}} }
        {{string.Concat(SimulatedPath.All.Select(Target))}}
        """;

    private static string Target(SimulatedPath path, int index) => $$"""

        ---
        apiVersion: networktelemetry.io/v1alpha1
        kind: ProbeTarget
        metadata: {name: {{path.Target}}, namespace: default}
        spec:
          host: {{Addressing.Of(index, IpFamily.V4)}}
          interval: {{Interval.TotalSeconds:0}}s
          timeout: {{Timeout.TotalMilliseconds:0}}ms
          failureThreshold: {{FailureThreshold}}
          successThreshold: 1
          thresholds: { {{path.Thresholds}} }
          probes: [{name: ping, type: ICMP, icmp: {packets: {{Packets}}, packetInterval: {{PacketInterval.TotalMilliseconds:0}}ms} }]
        """;
}
