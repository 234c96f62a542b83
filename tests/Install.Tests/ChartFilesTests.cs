using System.Text;
using System.Text.RegularExpressions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Install.Tests;

/// <summary>What must be the same in several files.</summary>
public sealed partial class ChartFilesTests
{
    private const string Begin = "<!-- values: written by the tests with TELEMETRY_UPDATE=1 -->";
    private const string End = "<!-- end of values -->";

    private static readonly string Folder = Repository.PathOf("charts", "network-telemetry");

    [Fact]
    public void The_charts_resource_definitions_are_those_of_config_crd()
    {
        var expected = Directory.GetFiles(Repository.PathOf("config", "crd"), "*.yaml").ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);
        var actual = Directory.GetFiles(Path.Combine(Folder, "crds-templated")).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);
        Assert.True(expected.Count == actual.Count && expected.All(file => actual.GetValueOrDefault(file.Key) == file.Value), "they differ: ./telemetry crd writes both");
    }

    [Fact]
    public void All_versions_are_the_products()
    {
        var chart = (JsonObject)YamlDocuments.Read(File.ReadAllText(Path.Combine(Folder, "Chart.yaml"))).Single();
        Assert.Equal(ProductVersion.Current, (string?)chart["appVersion"]);
        Assert.Equal(ProductVersion.Current, (string?)chart["version"]);
    }

    [Fact]
    public async Task Both_images_are_named_as_the_operator_names_them()
    {
        var pod = OperatorPod.Of(await Kustomize.BuildAsync("default"));
        Assert.Equal($"{DeploymentDefaults.Image}:{ProductVersion.Current}", ArgumentParser.Parse(pod.Arguments).ProberImage);
        Assert.Equal($"networktelemetry/operator:{ProductVersion.Current}", pod.Image);
    }

    [Fact]
    public void Every_value_has_a_comment_and_a_place_in_the_schema()
    {
        var commented = Values().Select(value => value.Path).ToHashSet();
        var values = (JsonObject)YamlDocuments.Read(File.ReadAllText(Path.Combine(Folder, "values.yaml"))).Single();
        var schema = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "values.schema.json")))!;
        Assert.Equal(SchemaPaths("", schema).Order(StringComparer.Ordinal), commented.Order(StringComparer.Ordinal));
        Assert.All(commented, path => Assert.True(path.Split('.').Aggregate((JsonNode?)values, (node, key) => node?[key]) is not null, $"{path} has no default"));
    }

    [Fact]
    public void The_readme_lists_every_value()
    {
        var file = Path.Combine(Folder, "README.md");
        var readme = File.ReadAllText(file);
        var (begin, end) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        var table = new StringBuilder("\n\n| Value | Default | |\n|---|---|---|\n");
        foreach (var (path, fallback, comment) in Values()) table.Append($"| `{path}` | `{fallback}` | {comment} |\n");
        table.Append('\n');
        var expected = string.Concat(readme.AsSpan(0, begin), table.ToString(), readme.AsSpan(end));
        if (Environment.GetEnvironmentVariable("TELEMETRY_UPDATE") == "1") File.WriteAllText(file, expected);
        Assert.True(expected == File.ReadAllText(file), "the table is not that of values.yaml: run the test again with TELEMETRY_UPDATE=1");
    }

    /// <summary>Values with a comment <c># -- ...</c> above them, in the order of the file.</summary>
    private static IEnumerable<(string Path, string Default, string Comment)> Values()
    {
        var text = File.ReadAllText(Path.Combine(Folder, "values.yaml"));
        var values = YamlDocuments.Read(text).Single();
        var parents = new Stack<(int Indent, string Key)>();
        var comment = "";
        foreach (var line in text.Split('\n'))
        {
            if (Comment().Match(line) is { Success: true } said) comment = said.Groups[1].Value;
            if (Key().Match(line) is not { Success: true } found) continue;
            while (parents.Count > 0 && parents.Peek().Indent >= found.Groups[1].Length) parents.Pop();
            parents.Push((found.Groups[1].Length, found.Groups[2].Value));
            if (comment.Length == 0) continue;
            var path = parents.Reverse().Select(parent => parent.Key).ToArray();
            yield return (string.Join('.', path), path.Aggregate((JsonNode?)values, (node, key) => node![key])!.ToJsonString(), comment);
            comment = "";
        }
    }

    /// <summary>Of the schema's properties those that are no group of others.</summary>
    private static IEnumerable<string> SchemaPaths(string prefix, JsonObject schema) => schema["properties"]!.AsObject()
        .Where(property => property.Key != "global")
        .SelectMany(property => property.Key != "resources" && property.Value!["properties"] is not null
            ? SchemaPaths($"{prefix}{property.Key}.", property.Value.AsObject())
            : [$"{prefix}{property.Key}"]);

    [GeneratedRegex("^ *# -- (.+)$")]
    private static partial Regex Comment();

    [GeneratedRegex("^( *)([a-zA-Z]+):")]
    private static partial Regex Key();
}
