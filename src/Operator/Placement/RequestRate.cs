using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Placement;

/// <summary>What measuring a target costs: requests a second, over all probes and address families.</summary>
internal static class RequestRate
{
    public static double Of(TargetEntry target) => target.Probes.Sum(Of);

    public static double Of(ProbeEntry probe)
    {
        var requests = probe.Icmp?.Packets ?? 1;
        var families = probe.AddressFamily == AddressFamily.Both ? 2 : 1;
        return probe.Interval > TimeSpan.Zero ? requests * families / probe.Interval.TotalSeconds : 0;
    }
}
