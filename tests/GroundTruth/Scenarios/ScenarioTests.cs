using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.GroundTruth.Truth;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.GroundTruth.Scenarios;

/// <summary>What is measured is what the kernel saw on the wire, and that is what the scenario is.</summary>
public sealed class ScenarioTests
{
    private const int Targets = 20;

    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, bool>();
            foreach (var scenario in ScenarioList.All)
            foreach (var isV6 in new[] { false, true })
            foreach (var pingSocket in new[] { false, true })
                cases.Add(scenario.Name, isV6, pingSocket);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Measured_counts_are_those_of_the_wire(string name, bool isV6, bool pingSocket) => OwnNetwork.Run(() =>
    {
        var scenario = ScenarioList.All.Single(one => one.Name == name);
        var family = isV6 ? IpFamily.V6 : IpFamily.V4;
        OwnNetwork.AllowPingSockets(pingSocket);
        using var device = new TunDevice();
        using var tap = new PacketTap(device.Index);
        using var network = new SimulatedNetwork(device, scenario.Script);
        using var prober = new ProberUnderTest(pingSocket);
        prober.Start(Enumerable.Range(0, Targets).Select(i => Target(i, family)));
        prober.RunUntil(() => prober.Series.All(series => series.Rounds == 1), TimeSpan.FromSeconds(30));
        prober.RunFor(TimeSpan.FromMilliseconds(700));

        Assert.Equal(pingSocket ? IcmpMode.PingSocket : IcmpMode.RawSocket, prober.Icmp.Mode);
        var truth = TruthTable.Of(tap.Stop(), Targets, (long)(Scenario.Timeout.TotalMilliseconds * 1e6));
        for (var i = 0; i < Targets; i++)
        {
            var measured = ProberUnderTest.TallyOf(prober.Series[i]);
            var seen = truth[i].TallyOf(Scenario.Requests);
            Assert.True(seen == measured, $"""
                target {i}: seen {seen}, the slowest reply after {truth[i].Requests.Max(request => request.RoundTrip) / 1e6} ms;
                measured {measured}, discarded {string.Join(' ', prober.Series[i].Discarded.ToArray())}
                """);
            Assert.Equal(scenario.Expected, measured);
            Assert.Equal([0, 0], prober.Series[i].Discarded.ToArray());
            AssertMeanError(truth[i], prober.Series[i].RttSum);
        }
    });

    // Replies are matched to the right requests: with delays that differ by milliseconds one exchanged reply would show in the sum.
    private static void AssertMeanError(TargetTruth truth, double measuredSum)
    {
        var answered = truth.Requests.Where(request => request.RoundTrip is not null).ToArray();
        if (answered.Length > 0) Assert.InRange((measuredSum - answered.Sum(request => request.RoundTrip!.Value / 1e9)) / answered.Length, -1e-6, 1e-3);
    }

    private static TargetEntry Target(int index, IpFamily family) => Plans.Target($"t{index:00000}", Plans.Ping(Addressing.Of(index, family)) with
    {
        Interval = TimeSpan.FromHours(1), Timeout = Scenario.Timeout, AddressFamily = family == IpFamily.V6 ? AddressFamily.IPv6 : AddressFamily.IPv4,
        Icmp = new IcmpEntry { Packets = Scenario.Requests, PacketInterval = TimeSpan.FromMilliseconds(10) },
    });
}
