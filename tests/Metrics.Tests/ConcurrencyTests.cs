namespace NetworkTelemetry.Metrics.Tests;

public sealed class ConcurrencyTests
{
    private const int Threads = 4;
    private const int Rounds = 20_000;

    [Fact]
    public async Task Nothing_is_lost_when_many_threads_count_and_one_scrapes()
    {
        var registry = new MetricRegistry();
        var counter = registry.CreateCounter("c_total", "C.", "shard");
        var gauge = registry.CreateGauge("g", "G.");
        var histogram = registry.CreateHistogram("h", "H.", [1, 2]);
        using var done = new CancellationTokenSource();
        var scraper = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                AssertBucketsAgree(Exposed.Text(registry));
            }
        });

        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, _ =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                counter.WithLabels((i % 2 == 0) ? "even" : "odd").Inc();
                gauge.Inc();
                gauge.Dec();
                histogram.Observe(i % 4);
            }
        });
        await done.CancelAsync();
        await scraper;

        Assert.Equal(Threads * Rounds / 2, counter.WithLabels("even").Value);
        Assert.Equal(Threads * Rounds / 2, counter.WithLabels("odd").Value);
        Assert.Equal(0, gauge.Value);
        Assert.Contains($"h_count {Threads * Rounds}\n", Exposed.Text(registry), StringComparison.Ordinal);
        Assert.Contains($"h_sum {Threads * Rounds / 4 * 6}\n", Exposed.Text(registry), StringComparison.Ordinal);
    }

    private static void AssertBucketsAgree(string text)
    {
        var lines = text.Split('\n');
        var last = lines.Single(line => line.StartsWith("h_bucket{le=\"+Inf\"} ", StringComparison.Ordinal));
        var count = lines.Single(line => line.StartsWith("h_count ", StringComparison.Ordinal));
        Assert.Equal(last.Split(' ')[1], count.Split(' ')[1]);
    }
}
