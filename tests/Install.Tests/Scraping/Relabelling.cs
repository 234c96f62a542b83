using System.Text.RegularExpressions;

namespace NetworkTelemetry.Install.Tests.Scraping;

/// <summary>What Prometheus does with the labels of a target that it has found; of its actions those that the product uses.</summary>
internal static class Relabelling
{
    /// <param name="rules">As in prometheus.yml, or as in a PodMonitor.</param>
    /// <returns>Null: the target is not scraped.</returns>
    public static IReadOnlyDictionary<string, string>? Apply(JsonNode? rules, IReadOnlyDictionary<string, string> found)
    {
        var labels = new Dictionary<string, string>(found);
        foreach (var rule in rules?.AsArray() ?? [])
        {
            var sources = (rule!["source_labels"] ?? rule["sourceLabels"])!.AsArray().Select(name => (string)name!);
            var match = Regex.Match(string.Join(';', sources.Select(name => labels.GetValueOrDefault(name, ""))), $"^(?:{(string?)rule["regex"] ?? "(.*)"})$");
            switch ((string?)rule["action"] ?? "replace")
            {
                case "keep" when !match.Success:
                case "drop" when match.Success:
                    return null;
                case "replace" when match.Success:
                    var target = (string)(rule["target_label"] ?? rule["targetLabel"])!;
                    if (match.Groups[1].Value is { Length: > 0 } value) labels[target] = value;
                    else labels.Remove(target);
                    break;
                case "keep" or "drop" or "replace":
                    break;
                case var other:
                    Assert.Fail($"the test does not know the action {other}");
                    break;
            }
        }

        return labels.Where(label => !label.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary();
    }
}
