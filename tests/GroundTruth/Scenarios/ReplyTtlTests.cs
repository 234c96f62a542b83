using NetworkTelemetry.Api.Results;
using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.GroundTruth.Scenarios;

/// <summary>The time to live of a reply is shown as it arrived: 57 may have been 64 seven hops away, or 58 next door.</summary>
public sealed class ReplyTtlTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void The_time_to_live_of_a_reply_is_that_of_its_header_and_nothing_is_guessed(bool isV6, bool pingSocket) => OwnNetwork.Run(() =>
    {
        byte[] scripted = [255, 64, 57, 1];
        var family = isV6 ? IpFamily.V6 : IpFamily.V4;
        OwnNetwork.AllowPingSockets(pingSocket);
        using var device = new TunDevice();
        using var network = new SimulatedNetwork(device, (target, _) => target < scripted.Length ? Treatment.After(1) with { Ttl = scripted[target] } : Treatment.Lost);
        using var prober = new ProberUnderTest(pingSocket);
        prober.Start(Enumerable.Range(0, scripted.Length + 1).Select(i => Plans.Target($"t{i}", Plans.Ping(Addressing.Of(i, family)) with
        {
            AddressFamily = isV6 ? AddressFamily.IPv6 : AddressFamily.IPv4,
        })));
        prober.RunUntil(() => prober.Series.All(series => series.Rounds > 0), TimeSpan.FromSeconds(10));
        Assert.Equal([255, 64, 57, 1, -1], prober.Series.Select(series => series.ReplyTtl));
    });
}
