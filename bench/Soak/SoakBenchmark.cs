using System.Diagnostics;
using System.Globalization;
using NetworkTelemetry.Bench.Probing;
using NetworkTelemetry.Bench.Probing.Answering;

namespace NetworkTelemetry.Bench.Soak;

/// <summary>
/// The prober with targets of every type whose list changes every second, for ten minutes (TELEMETRY_SOAK_SECONDS): what it holds must not grow, and what did not
/// change must not lose a packet.
/// </summary>
internal static class SoakBenchmark
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("soak")) return;
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("TELEMETRY_SOAK_SECONDS"), out var given) ? given : 600;
        using var web = await ServerProcess.StartAsync(null);
        using var dns = new LoopbackResolver();
        using var prober = await ProberProcess.StartAsync();
        var list = new ChangingList(web.Port, dns.Port);
        prober.Put(list.Next());
        await Task.Delay(Settling);

        // Descriptors are compared with no probe in flight: list without targets, before and after.
        var idle = await IdleAsync(prober);
        prober.Put(list.Next());
        await Task.Delay(Settling);
        var samples = new List<Held>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < seconds; await Task.Delay(Second))
        {
            prober.Put(list.Next());
            samples.Add(Held.By(prober.Id, clock.Elapsed.TotalMinutes));
        }

        var metrics = await prober.ScrapeAsync();
        var after = await IdleAsync(prober);
        Report(samples, list.Revisions);
        var settled = samples.Skip(samples.Count / 3).ToArray();
        Bar.Print("soak.rss_slope_kb_per_min", LeastSquares.Slope(settled.Select(held => (held.Minutes, held.ResidentKilobytes))));
        Bar.Print("soak.fd_growth", after.Descriptors - idle.Descriptors);
        Bar.Print("soak.thread_growth", after.Threads - idle.Threads);
        Bar.Print("soak.discarded", metrics.Sum("network_telemetry_requests_discarded_total"));
        Bar.Print("soak.unchanged_sent", metrics.Sum("network_telemetry_requests_sent_total", ChangingList.Unchanged));
        Bar.Print("soak.changing_lost", metrics.Sum("network_telemetry_requests_lost_total") - metrics.Sum("network_telemetry_requests_lost_total", ChangingList.Unchanged));
        Bar.Print("soak.false_loss", metrics.Sum("network_telemetry_requests_lost_total", ChangingList.Unchanged));
        Console.WriteLine("ten minutes of truth: TELEMETRY_TRUTH_SECONDS=600 artifacts/bin/GroundTruth/release/NetworkTelemetry.GroundTruth -class NetworkTelemetry.GroundTruth.Timing.TimingTests");
    }

    private static async Task<Held> IdleAsync(ProberProcess prober)
    {
        prober.Put(ChangingList.Empty());
        await Task.Delay(Settling);
        return Held.By(prober.Id, 0);
    }

    private static void Report(List<Held> samples, int revisions)
    {
        Console.WriteLine($"{ChangingList.Targets} targets, {revisions} lists\n| minute | RSS KB | descriptors | threads |\n|---|---|---|---|");
        foreach (var sample in samples.Where((_, i) => i % 30 == 0).Append(samples[^1]))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {sample.Minutes:0.0} | {sample.ResidentKilobytes:0} | {sample.Descriptors} | {sample.Threads} |"));
    }
}
