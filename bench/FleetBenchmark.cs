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
        var memory = Memory(cluster);

        await cluster.Kubectl.ApplyAsync(Manifests.Join([.. Enumerable.Range(0, Targets).Select(i => Manifests.Ping($"bench-{i}"))]));
        var measured = await Eventually.TrueAsync(async () => await MeasuredAsync(cluster) == Targets, () => Task.FromResult("not every new target was measured"));
        await cluster.Kubectl.RunAsync(["delete", "probetargets", .. Enumerable.Range(0, Targets).Select(i => $"bench-{i}")]);
        var gone = await Eventually.TrueAsync(async () => !(await cluster.MetricsAsync()).Any(IsBench), () => Task.FromResult("series of deleted targets are still there"));

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

    /// <summary>Targets that have finished a round on at least one prober.</summary>
    private static async Task<int> MeasuredAsync(TelemetryCluster cluster) =>
        (await cluster.MetricsAsync())
            .Where(l => l.StartsWith("network_telemetry_rounds_total{", StringComparison.Ordinal) && IsBench(l) && !l.EndsWith(" 0", StringComparison.Ordinal))
            .Select(l => l.Split("target=\"")[1].Split('"')[0]).Distinct().Count();

    private static bool IsBench(string line) => line.Contains("target=\"bench-", StringComparison.Ordinal);

    private static async Task<int> ReadyAsync(TelemetryCluster cluster) =>
        int.Parse(await cluster.Kubectl.GetAsync("networkdeployment/edge", "{.status.readyReplicas}"), CultureInfo.InvariantCulture);

    private static Dictionary<string, double> Memory(TelemetryCluster cluster) => new()
    {
        ["operator"] = Largest(cluster.Processes("telemetry-operator")),
        ["prober"] = Largest(cluster.Processes("telemetry-prober")),
        ["cluster"] = Largest(cluster.Processes("telemetry").Except(cluster.Processes("telemetry-"))),
    };

    private static double Largest(IEnumerable<int> processes) => processes.Max(pid =>
        double.Parse(
            File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024);

    private static async Task KillAsync(int pid) => await Command.RunAsync("kill", ["-KILL", $"{pid}"]);
}
