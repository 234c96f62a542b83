using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>What a target costs a node: its weight in placement.</summary>
internal static class ProbeLoad
{
    /// <summary>Requests a second on average (echo requests, connection attempts, queries).</summary>
    public static double RequestsPerSecond(TargetEntry target) => target.Probes.Sum(RequestsPerSecond);

    private static double RequestsPerSecond(ProbeEntry probe)
    {
        var families = probe.AddressFamily == AddressFamily.Both ? 2 : 1;
        return families * (probe.Icmp?.Packets ?? 1) / Math.Max(probe.Interval.TotalSeconds, 1e-3);
    }
}
