using System.Globalization;
using System.Text.RegularExpressions;
using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Testing;

/// <summary>A page of metrics in Prometheus' text format.</summary>
internal static partial class Scrape
{
    [GeneratedRegex("""^(?<name>[a-z_]+)(\{(?<labels>.*)\})? (?<value>\S+)$""")]
    private static partial Regex Sample { get; }

    [GeneratedRegex("""(?<name>[a-z_]+)="(?<value>[^"]*)",?""")]
    private static partial Regex Label { get; }

    /// <summary>What the page has and the catalogue has not, and the other way round: names, types, help, labels in their order, and the bounds of buckets.</summary>
    public static IEnumerable<string> Differences(string page, IEnumerable<MetricDescription> catalogue)
    {
        var expected = catalogue.ToDictionary(metric => metric.Name);
        var lines = page.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var metric in expected.Values)
        {
            if (lines.Count(line => line == $"# TYPE {metric.Name} {metric.Type.ToString().ToLowerInvariant()}") != 1) yield return $"{metric.Name} is not there once as a {metric.Type}";
            if (!lines.Contains($"# HELP {metric.Name} {metric.Help.Replace("\\", "\\\\", StringComparison.Ordinal)}")) yield return $"{metric.Name} has another help";
        }

        var bounds = expected.Values.ToDictionary(metric => metric.Name, _ => new SortedSet<double>());
        foreach (var line in lines.Where(line => line[0] != '#'))
        {
            var sample = Sample.Match(line);
            var name = sample.Groups["name"].Value;
            var family = expected.GetValueOrDefault(name) ?? expected.GetValueOrDefault(Regex.Replace(name, "_(bucket|sum|count)$", ""));
            if (family is null)
            {
                yield return $"{line} is of no metric of the catalogue";
                continue;
            }

            var labels = Label.Matches(sample.Groups["labels"].Value).ToDictionary(label => label.Groups["name"].Value, label => label.Groups["value"].Value);
            if (labels.Remove("le", out var bound) && bound != "+Inf") bounds[family.Name].Add(double.Parse(bound, CultureInfo.InvariantCulture));
            if (!labels.Keys.SequenceEqual(family.Labels)) yield return $"{line} has not the labels {string.Join(", ", family.Labels)}";
        }

        foreach (var metric in expected.Values.Where(metric => metric.Buckets is not null && bounds[metric.Name].Count > 0))
            if (!bounds[metric.Name].SequenceEqual(metric.Buckets!)) yield return $"{metric.Name} has the buckets {string.Join(" ", bounds[metric.Name])}";
    }
}
