using System.Diagnostics;
using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.Bench;

/// <summary>Two thousand targets, applied by kubectl on the local cluster.</summary>
internal static class ManyBenchmark
{
    private const int Targets = 2000;

    public static async Task RunAsync()
    {
        await using var cluster = await TelemetryCluster.StartAsync(Manifests.Deployment("edge", 3));
        var started = Stopwatch.StartNew();
        await cluster.Kubectl.ApplyAsync(Manifests.Join(
            [.. Enumerable.Range(0, Targets).Select(i => Manifests.Ping($"bench-{i}", $"127.0.{i / 250}.{(i % 250) + 1}").Replace("interval: 1s", "interval: 5s", StringComparison.Ordinal))]));
        var applied = started.Elapsed;
        var measured = await Eventually.TrueAsync(
            async () => await BenchTargets.MeasuredAsync(cluster) == Targets, () => Task.FromResult("not every target was measured"), TimeSpan.FromSeconds(60));

        var listing = Stopwatch.StartNew();
        await cluster.Kubectl.RunAsync("get", "probetargets");
        Bar.Print("many.apply_seconds", applied.TotalSeconds);
        Bar.Print("many.measured_seconds", measured.TotalSeconds);
        Bar.Print("many.get_seconds", listing.Elapsed.TotalSeconds);
        foreach (var (name, megabytes) in Memory.Of(cluster)) Bar.Print($"many.rss_{name}_mb", megabytes);
    }
}
