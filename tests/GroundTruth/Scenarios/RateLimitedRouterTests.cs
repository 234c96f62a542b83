using System.Diagnostics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.GroundTruth.Scenarios;

/// <summary>A router that answers only so many echo requests a second of one sender, and many targets that are all that router: what it leaves out is not loss on the path.</summary>
[Trait("measures", "time")]
public sealed class RateLimitedRouterTests
{
    private const int PerSecond = 50, Depth = 15, Targets = 10;

    [Fact]
    public void A_pace_that_the_router_allows_loses_nothing_however_many_targets_share_its_address()
    {
        var (received, lost, refused) = Measure(new PaceLimits(new RateLimit(PerSecond, 2), RateLimit.Of(50_000)));
        Assert.Equal((0, 0), (lost, refused));
        Assert.InRange(received, PerSecond * 3, PerSecond * 6);
    }

    [Fact]
    public void Without_a_pace_the_limit_looks_like_loss()
    {
        var (_, lost, refused) = Measure(new PaceLimits(RateLimit.Of(1_000_000), RateLimit.Of(1_000_000)));
        Assert.True(lost > PerSecond, $"{lost} lost");
        Assert.True(refused >= lost);
    }

    private static (long Received, long Lost, int Refused) Measure(PaceLimits pace)
    {
        var result = (Received: 0L, Lost: 0L, Refused: 0);
        OwnNetwork.Run(() =>
        {
            OwnNetwork.AllowPingSockets(true);
            using var device = new TunDevice();
            var router = new TokenBucket(PerSecond, Depth);
            using var network = new SimulatedNetwork(device, (_, _) => router.TryTake() ? Treatment.After(1) : Treatment.Lost);
            using var prober = new ProberUnderTest(allowPingSocket: true, pace);
            prober.Start(Enumerable.Range(0, Targets).Select(i => Plans.Target($"t{i}", Plans.Ping(Addressing.Of(0, IpFamily.V4)) with
            {
                Interval = TimeSpan.FromMilliseconds(100), Timeout = TimeSpan.FromMilliseconds(500), AddressFamily = AddressFamily.IPv4,
            })));
            prober.RunFor(TimeSpan.FromSeconds(4));
            result = (prober.Series.Sum(series => series.Received), prober.Series.Sum(series => series.Lost[0] + series.Lost[1]), router.Refused);
        });
        return result;
    }

    private sealed class TokenBucket(int perSecond, int depth)
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private double _tokens = depth;
        private TimeSpan _last;

        public int Refused { get; private set; }

        public bool TryTake()
        {
            var now = _clock.Elapsed;
            _tokens = Math.Min(depth, _tokens + ((now - _last).TotalSeconds * perSecond));
            _last = now;
            if (_tokens < 1)
            {
                Refused++;
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
