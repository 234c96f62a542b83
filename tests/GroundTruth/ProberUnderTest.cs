using System.Diagnostics;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.GroundTruth.Truth;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.GroundTruth;

/// <summary>The engine with its real ICMP sender and its real way of waiting, turned by the calling thread.</summary>
internal sealed class ProberUnderTest : IDisposable
{
    private readonly Waiter _waiter = new();
    private readonly Bench _bench;

    public ProberUnderTest(bool allowPingSocket, PaceLimits? pace = null)
    {
        var drops = new MetricRegistry().CreateCounter("drops_total", "D.", "family");
        IcmpSender? icmp = null;
        _bench = new Bench(TimeProvider.System, (clock, _) => [new(ProbeType.Icmp, icmp = new IcmpSender(clock, _waiter.WatchPatiently, drops, allowPingSocket))], pace: pace);
        Icmp = icmp!;
    }

    public IcmpSender Icmp { get; }

    public Pacer Pacer => _bench.Pacer;

    /// <summary>By target.</summary>
    public Series[] Series { get; private set; } = [];

    public static Tally TallyOf(Series series)
    {
        Assert.Equal([ProbeReason.Timeout, ProbeReason.Unreachable], series.LossLabels);
        return new Tally(series.Sent, series.Received, series.Lost[0], series.Lost[1], series.Duplicates);
    }

    /// <summary>Target names must be such that their ordinal order is the order of the targets.</summary>
    public void Start(IEnumerable<TargetEntry> targets)
    {
        _bench.Engine.Apply(Plans.Accepted([.. targets]));
        _bench.Engine.Turn();
        Series = [.. _bench.Board.Content.Series.OrderBy(series => series.Plan.Target, StringComparer.Ordinal)];
    }

    public void RunUntil(Func<bool> isOver, TimeSpan patience, TimeSpan? lookEvery = null)
    {
        var watch = Stopwatch.StartNew();
        var next = TimeSpan.Zero;
        while (true)
        {
            if (watch.Elapsed >= next)
            {
                if (isOver()) return;
                next = watch.Elapsed + (lookEvery ?? TimeSpan.FromMilliseconds(20));
            }

            Assert.True(watch.Elapsed < patience, $"not over after {patience.TotalSeconds} s");
            _waiter.Wait(Math.Min(_bench.Engine.Turn(), 10_000_000));
        }
    }

    public void RunFor(TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        RunUntil(() => watch.Elapsed > duration, duration + TimeSpan.FromSeconds(30));
    }

    public void Dispose()
    {
        Icmp.Dispose();
        _waiter.Dispose();
    }
}
