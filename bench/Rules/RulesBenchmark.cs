using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetworkTelemetry.Bench.Rules;

/// <summary>All rules over 10,000 targets and three days, evaluated by the real Prometheus with its default limits: the seconds that one evaluation of every group takes.</summary>
internal static class RulesBenchmark
{
    private const int Port = 19090;
    private const int FleetPort = 19091;
    private const int Cycles = 5;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

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
                await MeasureAsync();
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

    private static async Task MeasureAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}"), Timeout = TimeSpan.FromMinutes(1) };

        // The slowest group has its turn every five minutes; the others are warm by then.
        var patience = Stopwatch.StartNew();
        while (!await IsEvaluatedAsync(client))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(8), "not every group of rules was evaluated within 8 minutes");
            await Task.Delay(TimeSpan.FromSeconds(5));
        }

        var cycles = new List<double>();
        for (var i = 0; i < Cycles; i++)
        {
            await Task.Delay(Interval);
            cycles.Add((await GroupsAsync(client)).Sum(group => group.Seconds));
        }

        foreach (var (name, seconds, failed) in await GroupsAsync(client))
        {
            Assert.True(failed is null, $"{name}: {failed}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rules: {name} {seconds:0.000} s"));
        }

        cycles.Sort();
        Bar.Print("rules.eval_s_max", cycles[^1]);
        Bar.Print("rules.eval_s", cycles[Cycles / 2]);
    }

    private static async Task<bool> IsEvaluatedAsync(HttpClient client)
    {
        try
        {
            var groups = await GroupsAsync(client);
            return groups.Count > 0 && groups.All(group => group.Seconds > 0);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>How long the last evaluation of each group took, and what a rule of it failed with.</summary>
    private static async Task<IReadOnlyList<(string Name, double Seconds, string? Failed)>> GroupsAsync(HttpClient client)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync("/api/v1/rules"));
        return
        [
            .. answer.RootElement.GetProperty("data").GetProperty("groups").EnumerateArray().Select(group => (
                group.GetProperty("name").GetString()!,
                group.GetProperty("evaluationTime").GetDouble(),
                group.GetProperty("rules").EnumerateArray().Select(rule => rule.TryGetProperty("lastError", out var error) ? error.GetString() : null).FirstOrDefault(error => error is { Length: > 0 }))),
        ];
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
