using System.Text.RegularExpressions;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Cli.Manifests;

namespace NetworkTelemetry.Rules.Tests;

/// <summary>What every rule has, and what must be the same in several files.</summary>
public sealed partial class RuleFileTests
{
    private static readonly string Runbooks = Repository.PathOf("docs", "runbooks");

    [GeneratedRegex(@"(?<![:\w])(network_telemetry|controller_runtime|workqueue|leader_election)_[a-z0-9_]+")]
    private static partial Regex Metric { get; }

    [GeneratedRegex("^[a-z]+(_[a-z]+)*:[a-z_]+:[a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex LevelMetricOperations { get; }

    [Fact]
    public async Task Prometheus_accepts_them()
    {
        var result = await Promtool.RunAsync(["check", "rules", .. RuleFiles.All]);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [Fact]
    public void Every_alert_says_what_happened_how_bad_it_is_and_where_to_read_on() => Assert.All(RuleFiles.Alerts, alert =>
    {
        Assert.Matches("^(warning|critical)$", alert.Severity!);
        Assert.NotEmpty(alert.Annotation("summary")!);
        Assert.EndsWith(".", alert.Annotation("description"));
        Assert.Equal($"{RunbookBase()}{alert.Alert}.md", alert.Annotation("runbook_url"));
    });

    [Fact]
    public void Every_alert_has_a_runbook_and_every_runbook_an_alert() => Assert.Equal(
        RuleFiles.Alerts.Select(alert => alert.Alert!).Distinct().Order(StringComparer.Ordinal),
        Directory.GetFiles(Runbooks, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_runbook_is_short_and_says_what_it_means_where_to_look_and_what_to_do() => Assert.All(Directory.GetFiles(Runbooks, "*.md"), file =>
    {
        var text = File.ReadAllText(file);
        Assert.StartsWith($"# {Path.GetFileNameWithoutExtension(file)}\n", text);
        Assert.All(["\n## Meaning\n", "\n## Impact\n", "\n## Look\n", "\n## Do\n", "```"], part => Assert.Contains(part, text));
        Assert.InRange(text.Split('\n').Length, 15, 60);
    });

    [Fact]
    public void Recorded_names_are_level_metric_operations() =>
        Assert.All(RuleFiles.Rules.Where(rule => rule.Record is not null), rule => Assert.Matches(LevelMetricOperations, rule.Record!));

    [Fact]
    public void Rules_and_runbooks_read_only_metrics_of_the_catalogue()
    {
        var known = MetricCatalogue.All.SelectMany(metric => metric.Buckets is null ? [metric.Name] : new[] { $"{metric.Name}_bucket", $"{metric.Name}_sum", $"{metric.Name}_count" })
            .ToHashSet();
        var texts = RuleFiles.Rules.Select(rule => rule.Expression).Concat(Directory.GetFiles(Runbooks, "*.md").Select(File.ReadAllText));
        Assert.All(texts, text => Assert.All(Metric.Matches(text), match => Assert.Contains(match.Value, known)));
    }

    [Fact]
    public void The_PrometheusRule_is_made_from_them() => Assert.True(
        PrometheusRuleManifest.Of(RuleFiles.All.Select(File.ReadAllText)) == Repository.Read("config", "prometheus-operator", "prometheus_rule.yaml"),
        "config/prometheus-operator/prometheus_rule.yaml differs: ./telemetry crd writes it");

    [Fact]
    public void The_chart_has_the_same_files_and_the_same_place_of_runbooks()
    {
        var copies = Directory.GetFiles(Repository.PathOf("charts", "network-telemetry", "rules")).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);
        Assert.True(
            copies.Count == RuleFiles.All.Count && RuleFiles.All.All(file => copies.GetValueOrDefault(Path.GetFileName(file)) == File.ReadAllText(file)),
            "the chart's copies differ: ./telemetry crd writes them");
        Assert.Contains($"replace \"{RunbookBase()}\"", Repository.Read("charts", "network-telemetry", "templates", "monitoring", "prometheus_rule.yaml"));
    }

    private static string RunbookBase() =>
        (string)YamlDocuments.Read(Repository.Read("charts", "network-telemetry", "values.yaml")).Single()["prometheusRule"]!["runbookBaseURL"]!;
}
