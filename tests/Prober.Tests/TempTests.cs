using System.Diagnostics;
using NetworkTelemetry.Prober.Tests.Support;
namespace NetworkTelemetry.Prober.Tests;
public sealed class TempTests(ITestOutputHelper output)
{
    [Fact]
    public void Roots()
    {
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            _ = Prober.Tls.TrustAnchors.OfSystem().Store;
            output.WriteLine($"ROOTS {watch.Elapsed.TotalMilliseconds}");
        }
    }

    [Fact]
    public void Apply()
    {
        var bench = Bench.Scripted(new FakeTime(), out _);
        for (var i = 0; i < 6; i++)
        {
            var list = Plans.Accepted([.. Enumerable.Range(0, 10_000 + i).Select(n => Plans.Target($"t{n}", Plans.Ping($"10.0.{n / 250}.{n % 250}")))]);
            var watch = Stopwatch.StartNew();
            bench.Engine.Apply(list);
            bench.Engine.Turn();
            output.WriteLine($"APPLY {watch.Elapsed.TotalMilliseconds}");
        }
    }
}
