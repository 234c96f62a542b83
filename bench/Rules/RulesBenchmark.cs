using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Bench.Rules;

/// <summary>
/// All rules over 10,000 targets and three days, evaluated by the real Prometheus with its default limits: the seconds of evaluation in its busiest cycle
/// (<c>eval_s</c>), in every cycle (<c>eval_s_always</c>), and of all groups, had they the same place in their intervals (<c>eval_s_all</c>). It is measured once
/// the scrapes that rules read lie in memory and the past in few blocks, as on a server that has run for three days.
/// </summary>
internal static class RulesBenchmark
{
    private const int Port = 19090;
    private const int FleetPort = 19091;
    private const int Cycles = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(11);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(24);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    public static async Task RunAsync()
    {
        if (await FindAsync("prometheus") is not { } prometheus || await FindAsync("promtool") is not { } promtool) return;
        var folder = Directory.CreateTempSubdirectory("bench-rules-").FullName;
        try
        {
            using var fleet = new FleetServer(FleetPort);
            var database = Path.Combine(folder, "data");
            var watch = Stopwatch.StartNew();
            await Backfill.RunAsync(promtool, database, folder, DateTimeOffset.UtcNow, Interval);
            Console.WriteLine($"rules: {FleetSeries.Targets} targets, three days were filled in within {watch.Elapsed.TotalSeconds:0} s");
            var configuration = Path.Combine(folder, "prometheus.yml");
            await File.WriteAllTextAsync(configuration, Configuration(fleet.Address));
            using var server = Process.Start(new ProcessStartInfo(prometheus,
                [$"--config.file={configuration}", $"--storage.tsdb.path={database}", $"--web.listen-address=127.0.0.1:{Port}", "--log.level=warn"]))!;
            try
            {
                await MeasureAsync(database);
            }
            finally
            {
                server.Kill();
                await server.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string database)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}"), Timeout = TimeSpan.FromMinutes(1) };

        // The longest range of scrapes is ten minutes, and the slowest group has its turn every ten.
        var watch = Stopwatch.StartNew();
        await Task.Delay(WarmUp);
        for (var blocks = 0; blocks != Blocks(database); await Task.Delay(Settled)) blocks = Blocks(database);
        var warm = DateTimeOffset.UtcNow;
        while (!await IsEvaluatedAsync(client, warm))
        {
            Assert.True(watch.Elapsed < Patience, $"not every group of rules was evaluated within {Patience.TotalMinutes:0} minutes");
            await Task.Delay(TimeSpan.FromSeconds(5));
        }

        var groups = await MedianAsync(client);
        Console.WriteLine($"rules: {Blocks(database)} blocks");
        long samples = 0;
        foreach (var group in groups)
        {
            Assert.True(group.Failed is null, $"{group.Name}: {group.Failed}");
            var read = await group.SamplesAsync(client);
            samples += read;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rules: {group.Name} {group.Seconds:0.000} s, {read} samples"));
        }

        Bar.Print("rules.samples", samples);
        Bar.Print("rules.eval_s_always", groups.Where(group => group.Interval == Interval).Sum(group => group.Seconds));
        Bar.Print("rules.eval_s_all", groups.Sum(group => group.Seconds));
        Bar.Print("rules.eval_s", RuleCycle.Busiest(groups, Interval));
    }

    /// <summary>Of each group the median of its last cycles.</summary>
    private static async Task<IReadOnlyList<RuleGroup>> MedianAsync(HttpClient client)
    {
        var looks = new List<IReadOnlyList<RuleGroup>>();
        for (var i = 0; i < Cycles; i++)
        {
            await Task.Delay(Interval);
            looks.Add(await RuleGroup.ReadAsync(client));
        }

        return [.. looks[^1].Select(group => group with { Seconds = looks.Select(look => look.Single(other => other.Name == group.Name).Seconds).Order().ElementAt(Cycles / 2) })];
    }

    private static int Blocks(string database) => Directory.GetDirectories(database, "01*").Length;

    private static async Task<bool> IsEvaluatedAsync(HttpClient client, DateTimeOffset after)
    {
        try
        {
            var groups = await RuleGroup.ReadAsync(client);
            return groups.Count > 0 && groups.All(group => group.Evaluated > after);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Configuration(string fleet)
    {
        var text = new StringBuilder($$"""
            global: {scrape_interval: {{Interval.TotalSeconds}}s, evaluation_interval: {{Interval.TotalSeconds}}s}
            rule_files: ['{{Repository.PathOf("config", "prometheus", "rules", "*.yaml")}}']
            scrape_configs:
            - job_name: operator
              static_configs: [{targets: ['{{fleet}}'], labels: {__metrics_path__: /operator, instance: operator} }]
            - job_name: probers
              static_configs:

            """);
        for (var node = 0; node < FleetSeries.Nodes; node++)
        {
            var labels = FleetSeries.ProberLabels(node).Select(label => $"{label.Name}: '{label.Value}'");
            text.Append($"  - {{targets: ['{fleet}'], labels: {{__metrics_path__: /{node}, {string.Join(", ", labels)}}}}}\n");
        }

        return text.ToString();
    }

    private static async Task<string?> FindAsync(string program)
    {
        var found = await Command.RunAsync(Repository.PathOf("hack", "prometheus"), [program]);
        if (found.ExitCode == 0) return found.Output.Trim();
        Console.WriteLine(found.Error.Trim().Split('\n')[^1] + "; the benchmark of the rules is left out");
        return null;
    }
}
