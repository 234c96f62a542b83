using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Api.Metrics;

/// <summary>docs/metrics.md.</summary>
public static class MetricDocument
{
    private const string Introduction = """
        # Metrics

        Generated from the code by `./telemetry crd`; do not edit.

        Source says which program exports a metric, at `/metrics`. The labels that say where it was measured come from scraping: `namespace`, `deployment`, `node`, `region` and
        `zone` of a prober. So the operator's metrics name a deployment in labels of their own, `deployment_namespace` and `deployment`.

        """;

    // The longest ending first.
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("_timestamp_seconds", "Unix time, seconds"), ("_start_time_seconds", "Unix time, seconds"), ("_seconds", "seconds"), ("_bytes", "bytes"), ("_ratio", "ratio, 0 to 1"),
    ];

    public static string ToMarkdown()
    {
        var text = new StringBuilder(Introduction);
        foreach (var chapter in MetricCatalogue.Chapters)
        {
            text.Append($"\n## {chapter.Title}\n\n{chapter.Text}\n\n| Metric | Type | Unit | Labels | Meaning | Source |\n|---|---|---|---|---|---|\n");
            foreach (var metric in chapter.Metrics)
                text.Append($"| `{metric.Name}` | {metric.Type.ToString().ToLowerInvariant()} | {Unit(metric)} | {Labels(metric)} | {metric.Help}{Buckets(metric)} | {chapter.Source} |\n");
        }

        return text.ToString();
    }

    /// <summary>By the name's ending; what has none is a count, or a state or version that the meaning explains.</summary>
    private static string Unit(MetricDescription metric)
    {
        var name = metric.Type == MetricType.Counter ? metric.Name[..^"_total".Length] : metric.Name;
        return Units.FirstOrDefault(unit => name.EndsWith(unit.Ending, StringComparison.Ordinal)).Unit ?? "1";
    }

    private static string Labels(MetricDescription metric) => metric.Labels.Count == 0 ? "" : string.Join(", ", metric.Labels.Select(label => $"`{label}`"));

    private static string Buckets(MetricDescription metric) => metric.Buckets is { } buckets
        ? $" Buckets: {string.Join(" ", buckets.Select(bucket => bucket.ToString("0.########", CultureInfo.InvariantCulture)))}."
        : "";
}
