namespace NetworkTelemetry.Bench.Probing;

/// <summary>Resident memory with 10,000 ICMP targets that are measured and scraped, as text and as protobuf.</summary>
internal static class MemoryBenchmark
{
    private const int Targets = 10_000;

    public static async Task RunAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("memory")) return;
        var engine = await EngineMemory.KilobytesPerTargetAsync(Targets);
        using var prober = await ProberProcess.StartAsync();
        await prober.MeasureAsync(LoopbackTargets.Icmp(1, TimeSpan.FromSeconds(1)));
        var one = ProcessUsage.ResidentMegabytes(prober.Id);
        await prober.MeasureAsync(LoopbackTargets.Icmp(Targets, TimeSpan.FromSeconds(1)));
        for (var i = 0; i < 4; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            await prober.ScrapeAsync();
            await ScrapeKind.Protobuf.ScrapeAsync(prober);
        }

        var all = ProcessUsage.ResidentMegabytes(prober.Id);
        Bar.Print("memory.rss_one_target_mb", one);
        Bar.Print("memory.kb_per_target_engine", engine);
        Bar.Print("memory.kb_per_target", (all - one) * 1024 / Targets);
        Bar.Print("memory.rss_mb", all);
    }
}
