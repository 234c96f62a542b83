using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>An echo probe for each path, of two nodes: what is told is told once all the same.</summary>
internal static class SimulatedTargets
{
    public const int Nodes = 2;
    public const int Packets = 5;

    public static readonly TimeSpan PacketInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Requests to one target in a second, of all nodes.</summary>
    public static double Rate => Nodes * Packets / ShortTarget.Interval.TotalSeconds;

    public static string Manifest => $$"""
        apiVersion: networktelemetry.io/v1alpha1
        kind: NetworkDeployment
        metadata: {name: edge, namespace: default}
        spec:
          replicas: {{Nodes}}
          placement: {mode: Sharded, replication: {{Nodes}} }
        ---
        {{string.Join("\n---\n", SimulatedPath.All.Select(Target))}}
        """;

    private static string Target(SimulatedPath path, int index) => ShortTarget.On(
        $"{Addressing.Of(index, IpFamily.V4)}", path.Target, $"{{name: ping, type: ICMP, icmp: {{packets: {Packets}, packetInterval: {PacketInterval.TotalMilliseconds:0}ms}} }}", $"thresholds: {{{path.Thresholds}}}");
}
