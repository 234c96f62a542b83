using System.Text.RegularExpressions;

namespace NetworkTelemetry.EndToEnd.Samples;

/// <summary>The manifests of one folder of config/samples; the folder's name is also that of its namespace.</summary>
public sealed partial record SampleFolder(string Name)
{
    private static readonly string[] ThisMachine = ["127.0.0.1", "::1", "portal.localhost"];

    /// <summary>In the order in which kubectl applies them.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Repository.PathOf("config", "samples", Name), "*.yaml").Order(StringComparer.Ordinal)];

    /// <summary>All files as one manifest.</summary>
    public string Text => string.Join("\n---\n", Files.Select(File.ReadAllText));

    public static IEnumerable<SampleFolder> All =>
        Directory.EnumerateDirectories(Repository.PathOf("config", "samples")).Select(folder => new SampleFolder(Path.GetFileName(folder))).OrderBy(folder => folder.Name);

    /// <summary>The manifest in which every replacement has taken place, and every host and server is this machine.</summary>
    public string With(params Replacement[] replacements)
    {
        var text = Text;
        foreach (var (sample, here) in replacements)
        {
            Assert.True(text.Contains(sample, StringComparison.Ordinal), $"{Name} holds no \"{sample}\"");
            text = text.Replace(sample, here, StringComparison.Ordinal);
        }

        Assert.All(Destination().Matches(text), match => Assert.Contains(match.Groups[1].Value, ThisMachine));
        return text;
    }

    // Of specs: a comment may name anything.
    [GeneratedRegex("""(?m)^(?!\s*#).*?\b(?:host|server): "?([^\s,"}]+)""")]
    private static partial Regex Destination();
}
