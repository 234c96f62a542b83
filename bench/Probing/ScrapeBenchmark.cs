using System.Diagnostics;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>Scrapes of 10,000 ICMP targets that are being measured, and what they do to the measuring.</summary>
internal static class ScrapeBenchmark
{
    private const int Targets = 10_000;
    private static readonly TimeSpan LagWindow = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("scrape")) return;
        using var prober = await ProberProcess.StartAsync();
        await prober.MeasureAsync(LoopbackTargets.Icmp(Targets, TimeSpan.FromSeconds(1)));
        Console.WriteLine($"{(await prober.ScrapeAsync()).Series} series; CPU includes the probes sent meanwhile; load {File.ReadAllText("/proc/loadavg").Trim()}");
        var plain = await MeasureAsync(prober, "plain", ScrapeKind.Plain);
        var gzip = await MeasureAsync(prober, "gzip", ScrapeKind.Gzip);
        var protobuf = await MeasureAsync(prober, "protobuf", ScrapeKind.Protobuf);
        await MeasureAsync(prober, "protobuf, gzip", ScrapeKind.ProtobufGzip);
        var calm = await LagAsync(prober, () => Task.Delay(TimeSpan.FromMilliseconds(500)));
        var busy = await LagAsync(prober, () => ScrapeKind.Plain.ScrapeAsync(prober));
        Bar.Print("scrape.lag_p99_ms_before", calm * 1e3);
        Bar.Print("scrape.lag_p99_ms", busy * 1e3);
        Bar.Print("scrape.false_loss", (await prober.ScrapeAsync()).Sum("network_telemetry_requests_lost_total"));
        Bar.Print("scrape.allocated_mb", Math.Max(plain.AllocatedMegabytes, protobuf.AllocatedMegabytes));
        Bar.Print("scrape.protobuf_ms", protobuf.Milliseconds);
        Bar.Print("scrape.gzip_ms", gzip.Milliseconds);
        Bar.Print("scrape.ms", plain.Milliseconds);
    }

    private static async Task<ScrapeCost> MeasureAsync(ProberProcess prober, string name, ScrapeKind kind)
    {
        var cost = await ScrapeCost.MeasureAsync(prober, kind);
        Console.WriteLine($"{name}: {cost}");
        return cost;
    }

    /// <summary>While the same is done again and again.</summary>
    private static async Task<double> LagAsync(ProberProcess prober, Func<Task> again)
    {
        var before = await prober.ScrapeAsync();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < LagWindow;) await again();
        return SchedulerLag.Percentile99(before, await prober.ScrapeAsync());
    }
}
