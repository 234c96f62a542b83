using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.GroundTruth.Truth;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.GroundTruth.Timing;

/// <summary>5,000 targets, a packet a second each, for a minute (or as many seconds as TELEMETRY_TRUTH_SECONDS says).</summary>
[Trait("measures", "time")]
public sealed class TimingTests
{
    private const int Targets = 5000;
    private const double MaxErrorP99 = 100e-6;

    [Fact]
    public void Five_thousand_targets_a_second_are_measured_to_a_tenth_of_a_millisecond_and_not_one_reply_is_mislaid() => OwnNetwork.Run(() =>
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_TRUTH_SECONDS"), out var given) ? given : 60;
        OwnNetwork.AllowPingSockets(true);
        using var device = new TunDevice();
        using var tap = new PacketTap(device.Index);
        using var network = new SimulatedNetwork(device, (target, n) => (target + n) % 100 == 0 ? Treatment.Lost : Treatment.After(0.5 + (target % 97)));
        using var prober = new ProberUnderTest(allowPingSocket: true);
        prober.Start(Enumerable.Range(0, Targets).Select(i => Plans.Target($"t{i:00000}", Plans.Ping(Addressing.Of(i, IpFamily.V4)) with
        {
            Interval = TimeSpan.FromSeconds(1), Timeout = TimeSpan.FromMilliseconds(500), Icmp = new IcmpEntry { Packets = 1 },
        })));

        var samples = prober.Series.Select(series => new RoundTripSamples(series)).ToArray();
        var looks = 0;
        prober.RunUntil(
            () =>
            {
                foreach (var sample in samples) sample.Look();
                return ++looks > seconds * 5;
            },
            TimeSpan.FromSeconds(seconds * 3), TimeSpan.FromMilliseconds(200));

        var truth = TruthTable.Of(tap.Stop(), Targets, 500_000_000);
        Report report = new();
        for (var i = 0; i < Targets; i++) report.Add(truth[i], samples[i]);
        Console.WriteLine(report);
        Assert.Equal(0, report.WrongCounts);
        Assert.Equal(0, report.Discarded);
        Assert.True(report.IsComplete, report.ToString());
        Assert.True(report.ErrorPercentile(0.99) <= MaxErrorP99, report.ToString());
    });
}
