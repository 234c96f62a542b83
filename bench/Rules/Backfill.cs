namespace NetworkTelemetry.Bench.Rules;

/// <summary>Three days that Prometheus has not seen, put into its database by promtool.</summary>
internal static class Backfill
{
    private static readonly TimeSpan Past = TimeSpan.FromDays(3);
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Scraped = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Block = TimeSpan.FromHours(2);

    /// <summary>Recorded slices of the past, and scrapes of its last ten minutes: no rule looks further back in them.</summary>
    public static async Task RunAsync(string promtool, string database, string folder, DateTimeOffset now, TimeSpan scrapeInterval)
    {
        for (var start = Floor(now - Past, Block); start < now; start += Block)
        {
            // promtool reads a whole file again for each block of two hours, so each block has a file of its own.
            var end = Min(start + Block, now);
            var file = Path.Combine(folder, "block.om");
            await using (var page = new StreamWriter(file))
            {
                for (var moment = Max(start, Floor(now - Past, Slice)); moment < end; moment += Slice) FleetSeries.WriteSlice(page, moment.Ticks / Slice.Ticks, Timestamp(moment));
                for (var moment = Max(start, Floor(now - Scraped, scrapeInterval)); moment < end; moment += scrapeInterval) WriteScrapes(page, moment);
                await page.WriteAsync("# EOF\n");
            }

            var result = await Command.RunAsync(promtool, ["tsdb", "create-blocks-from", "openmetrics", "--quiet", file, database]);
            Assert.True(result.ExitCode == 0, result.ToString());
        }
    }

    private static void WriteScrapes(TextWriter page, DateTimeOffset moment)
    {
        for (var node = 0; node < FleetSeries.Nodes; node++)
            FleetSeries.WriteProber(page, node, moment.ToUnixTimeSeconds(), Join([("job", "probers"), .. FleetSeries.ProberLabels(node)]), Timestamp(moment));
        FleetSeries.WriteOperator(page, Join([("job", "operator"), ("instance", "operator")]), Timestamp(moment));
    }

    private static string Join(IEnumerable<(string Name, string Value)> labels) => string.Concat(labels.Select(label => $"{label.Name}=\"{label.Value}\","));

    private static string Timestamp(DateTimeOffset moment) => $" {moment.ToUnixTimeSeconds()}";

    private static DateTimeOffset Floor(DateTimeOffset moment, TimeSpan step) => new(moment.Ticks - (moment.Ticks % step.Ticks), TimeSpan.Zero);

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
