using System.Diagnostics;
using System.Globalization;
using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.Bench;

/// <summary>How fast the whole product follows what people and faults do to it, on the local cluster.</summary>
internal static class FleetBenchmark
{
    private const int Targets = 20;

    public static async Task RunAsync()
    {
        await using var cluster = TelemetryCluster.Prepare();
        var started = Stopwatch.StartNew();
        var up = await cluster.UpAsync();
        var upSeconds = started.Elapsed.TotalSeconds;
        if (up.ExitCode != 0) throw new InvalidOperationException(up.ToString());
        await Task.Delay(TimeSpan.FromSeconds(20));
        var memory = Memory.Of(cluster);

        await cluster.Kubectl.ApplyAsync(Manifests.Join([.. Enumerable.Range(0, Targets).Select(i => Manifests.Ping($"bench-{i}"))]));
        var measured = await Eventually.TrueAsync(async () => await BenchTargets.MeasuredAsync(cluster) == Targets, () => Task.FromResult("not every new target was measured"));
        await cluster.Kubectl.RunAsync(["delete", "probetargets", .. Enumerable.Range(0, Targets).Select(i => $"bench-{i}")]);
        var gone = await Eventually.TrueAsync(async () => !(await cluster.MetricsAsync()).Any(BenchTargets.IsBench), () => Task.FromResult("series of deleted targets are still there"));

        await KillAsync(cluster.Processes("telemetry-prober")[0]);
        var shown = await Eventually.TrueAsync(async () => await ReadyAsync(cluster) < 3, () => Task.FromResult("the death of the prober was not shown"));
        var recovered = shown + await Eventually.TrueAsync(async () => await ReadyAsync(cluster) == 3, () => Task.FromResult("the node did not run again"));

        Bar.Print("fleet.up_seconds", upSeconds);
        Bar.Print("fleet.new_targets_measured_seconds", measured.TotalSeconds);
        Bar.Print("fleet.deleted_series_gone_seconds", gone.TotalSeconds);
        Bar.Print("fleet.killed_prober_shown_seconds", shown.TotalSeconds);
        Bar.Print("fleet.killed_prober_running_seconds", recovered.TotalSeconds);
        foreach (var (name, megabytes) in memory) Bar.Print($"fleet.rss_{name}_mb", megabytes);
    }

    private static async Task<int> ReadyAsync(TelemetryCluster cluster) =>
        int.Parse(await cluster.Kubectl.GetAsync("networkdeployment/edge", "{.status.readyReplicas}"), CultureInfo.InvariantCulture);

    private static async Task KillAsync(int pid) => await Command.RunAsync("kill", ["-KILL", $"{pid}"]);
}
