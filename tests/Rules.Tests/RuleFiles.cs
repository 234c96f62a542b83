using NetworkTelemetry.Cli.Manifests;

namespace NetworkTelemetry.Rules.Tests;

/// <summary>What lies in config/prometheus.</summary>
internal static class RuleFiles
{
    public static string Folder { get; } = Repository.PathOf("config", "prometheus", "rules");

    public static string Tests { get; } = Repository.PathOf("config", "prometheus", "tests");

    public static IReadOnlyList<string> All { get; } = [.. Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<Rule> Rules { get; } = [.. All.SelectMany(file => RulesOf(Read(file)).Select((rule, index) => new Rule(Path.GetFileName(file), index, rule)))];

    public static IEnumerable<Rule> Alerts => Rules.Where(rule => rule.Alert is not null);

    /// <summary>The folder's rules in another one, without one of them.</summary>
    public static void CopyWithout(Rule removed, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in All)
        {
            var document = Read(file);
            if (Path.GetFileName(file) == removed.File)
            {
                var rule = RulesOf(document).ElementAt(removed.Index);
                rule.Parent!.AsArray().Remove(rule);
            }

            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), document.ToJsonString());
        }
    }

    private static JsonObject Read(string file) => YamlDocuments.Read(File.ReadAllText(file)).Single().AsObject();

    private static IEnumerable<JsonObject> RulesOf(JsonObject document) =>
        document["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!.AsObject());
}
