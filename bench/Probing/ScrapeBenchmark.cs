using System.Diagnostics;
using System.Net.Http.Headers;

namespace NetworkTelemetry.Bench.Probing;

/// <summary>Scrapes of 10,000 ICMP targets that are being measured, and what they do to the measuring.</summary>
internal static class ScrapeBenchmark
{
    private const int Targets = 10_000;
    private const int Scrapes = 10;

    public static async Task RunAsync()
    {
        if (!await OwnNetworkNamespace.EnterAsync("scrape")) return;
        using var prober = await ProberProcess.StartAsync();
        await prober.MeasureAsync(LoopbackTargets.Icmp(Targets, TimeSpan.FromSeconds(1)));
        var calm = await prober.ScrapeAsync();
        await Task.Delay(TimeSpan.FromSeconds(10));
        var before = await prober.ScrapeAsync();
        var plain = await MeasureAsync(prober, "identity");
        var gzip = await MeasureAsync(prober, "gzip");
        var after = await prober.ScrapeAsync();
        Console.WriteLine($"{after.Series} series; plain {plain}, gzip {gzip}; CPU includes the probes sent meanwhile");
        Bar.Print("scrape.lag_p99_ms_before", LagPercentile99(calm, before) * 1e3);
        Bar.Print("scrape.lag_p99_ms", LagPercentile99(before, after) * 1e3);
        Bar.Print("scrape.false_loss", after.Sum("network_telemetry_requests_lost_total"));
        Bar.Print("scrape.gzip_ms", gzip.Milliseconds);
        Bar.Print("scrape.allocated_mb", plain.AllocatedMegabytes);
        Bar.Print("scrape.ms", plain.Milliseconds);
    }

    /// <summary>Of one encoding: medians of wall time, CPU time of the process, and megabytes on the wire.</summary>
    private static async Task<Cost> MeasureAsync(ProberProcess prober, string encoding)
    {
        var (walls, cpus) = (new List<double>(), new List<double>());
        double bytes = 0;
        var allocated = await AllocatedAsync(prober);
        for (var i = 0; i < Scrapes; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
            var cpu = ProcessUsage.CpuSeconds(prober.Id);
            var watch = Stopwatch.StartNew();
            using var response = await prober.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            bytes = await DrainAsync(await response.Content.ReadAsStreamAsync());
            walls.Add(watch.Elapsed.TotalMilliseconds);
            cpus.Add((ProcessUsage.CpuSeconds(prober.Id) - cpu) * 1e3);
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        allocated = await AllocatedAsync(prober) - allocated;
        walls.Sort();
        cpus.Sort();
        return new Cost(walls[Scrapes / 2], cpus[Scrapes / 2], bytes / 1e6, allocated / Scrapes / 1e6);
    }

    // The scrape that asks is itself one of those that are counted: hence Scrapes, not Scrapes + 1, would be a tenth too little.
    private static async Task<double> AllocatedAsync(ProberProcess prober) => (await prober.ScrapeAsync()).Sum("dotnet_gc_heap_total_allocated_bytes_total") * Scrapes / (Scrapes + 1);

    private static async Task<double> DrainAsync(Stream body)
    {
        var buffer = new byte[256 * 1024];
        double total = 0;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) total += read;
        return total;
    }

    private static double LagPercentile99(Exposition before, Exposition after)
    {
        const string Lag = "network_telemetry_scheduler_lag_seconds";
        var total = after.Sum(Lag + "_count") - before.Sum(Lag + "_count");
        foreach (var bound in (string[])["0.0001", "0.00025", "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.1", "1"])
        {
            var label = $"le=\"{bound}\"";
            if (after.Sum(Lag + "_bucket", label) - before.Sum(Lag + "_bucket", label) >= total * 0.99) return double.Parse(bound, System.Globalization.CultureInfo.InvariantCulture);
        }

        return double.PositiveInfinity;
    }

    private sealed record Cost(double Milliseconds, double CpuMilliseconds, double Megabytes, double AllocatedMegabytes)
    {
        public override string ToString() => FormattableString.Invariant($"{Milliseconds:0} ms ({CpuMilliseconds:0} ms CPU, {Megabytes:0.0} MB, {AllocatedMegabytes:0.0} MB allocated)");
    }
}
