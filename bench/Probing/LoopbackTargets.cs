using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>Targets with an address of their own each in 127.0.0.0/8, all of which this machine answers.</summary>
internal static class LoopbackTargets
{
    public static string Address(int index) => $"127.{1 + (index / 62500)}.{index / 250 % 250}.{(index % 250) + 1}";

    public static TargetList Icmp(int count, TimeSpan interval) => Of(count, address => new ProbeEntry
    {
        Name = "ping", Type = ProbeType.Icmp, Host = address, Interval = interval, Timeout = TimeSpan.FromSeconds(1), Icmp = new IcmpEntry { Packets = 1 },
    });

    /// <param name="probe">What is measured at an address.</param>
    public static TargetList Of(int count, Func<string, ProbeEntry> probe) => TargetListRevision.Seal(new TargetList
    {
        Revision = "", Node = "bench-0",
        Targets = [.. Enumerable.Range(0, count).Select(index => new TargetEntry
        {
            Uid = Guid.NewGuid().ToString(), Namespace = "bench", Name = $"target-{index:00000}", Probes = [probe(Address(index))],
        })],
    });
}
