using System.Text.Json.Nodes;
using NetworkTelemetry.Cli.State;
using YamlDotNet.Core;

namespace NetworkTelemetry.Cli.Manifests;

/// <summary>Reads YAML and JSON manifests from files and folders. A bad document is named; the others stand.</summary>
internal static class ManifestFiles
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <exception cref="CliException">A path does not exist, or a folder holds no manifest.</exception>
    public static ManifestReading Read(IEnumerable<string> paths)
    {
        var documents = new List<ManifestDocument>();
        var errors = new List<string>();
        foreach (var file in paths.SelectMany(Files)) Read(file, documents, errors);
        return new ManifestReading(documents, errors);
    }

    private static void Read(string file, List<ManifestDocument> documents, List<string> errors)
    {
        var number = 0;
        try
        {
            foreach (var node in YamlDocuments.Read(File.ReadAllText(file)))
            {
                number++;
                var source = number == 1 ? file : $"{file} (document {number})";
                if (node is JsonObject entity && Problem(entity) is not { } problem) documents.Add(new ManifestDocument(source, entity));
                else errors.Add($"{source}: {(node is JsonObject bad ? Problem(bad) : "is not an object")}");
            }
        }
        catch (YamlException e)
        {
            errors.Add($"{file}: line {e.Start.Line}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{file}: {e.Message}");
        }
    }

    private static string? Problem(JsonObject entity) =>
        Text(entity["apiVersion"]) is null ? "has no apiVersion"
        : Text(entity["kind"]) is null ? "has no kind"
        : entity["metadata"] is not JsonObject metadata || Text(metadata["name"]) is null ? "has no metadata.name"
        : null;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new CliException($"-f {path}: there is no such file or folder");
        var files = Directory.EnumerateFiles(path).Where(f => Extensions.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new CliException($"-f {path}: the folder holds no .yaml, .yml or .json file");
    }
}
