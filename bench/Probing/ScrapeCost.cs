using System.Diagnostics;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>Medians of wall time and of CPU time of the process, megabytes on the wire, megabytes allocated.</summary>
internal sealed record ScrapeCost(double Milliseconds, double CpuMilliseconds, double Megabytes, double AllocatedMegabytes)
{
    private const int Scrapes = 10;

    public static async Task<ScrapeCost> MeasureAsync(ProberProcess prober, ScrapeKind kind)
    {
        var (walls, cpus) = (new List<double>(), new List<double>());
        double bytes = 0;
        var allocated = await AllocatedAsync(prober);
        for (var i = 0; i < Scrapes; i++)
        {
            var cpu = ProcessUsage.CpuSeconds(prober.Id);
            var watch = Stopwatch.StartNew();
            bytes = await kind.ScrapeAsync(prober);
            walls.Add(watch.Elapsed.TotalMilliseconds);
            cpus.Add((ProcessUsage.CpuSeconds(prober.Id) - cpu) * 1e3);
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        // The scrape that asks is itself one of those that are counted.
        allocated = await AllocatedAsync(prober) - allocated;
        walls.Sort();
        cpus.Sort();
        return new ScrapeCost(walls[Scrapes / 2], cpus[Scrapes / 2], bytes / 1e6, allocated / (Scrapes + 1) / 1e6);
    }

    public override string ToString() =>
        FormattableString.Invariant($"{Milliseconds:0} ms ({CpuMilliseconds:0} ms CPU, {Megabytes:0.0} MB, {AllocatedMegabytes:0.00} MB allocated)");

    private static async Task<double> AllocatedAsync(ProberProcess prober) => (await prober.ScrapeAsync()).Sum("dotnet_gc_heap_total_allocated_bytes_total");
}
