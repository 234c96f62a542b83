using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NetworkTelemetry.Cli.Manifests;

/// <summary>YAML as JSON, with the scalar rules that kubectl has: plain <c>true</c>, <c>on</c>, <c>3</c> and <c>null</c> are not strings, quoted ones are.</summary>
internal static class YamlDocuments
{
    private const int MaxDepth = 64;

    /// <summary>Documents that hold nothing but comments are left out.</summary>
    /// <exception cref="YamlException">The text is not YAML; it has the line.</exception>
    public static IReadOnlyList<JsonNode> Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(d => ToJson(d.RootNode, 0)).OfType<JsonNode>()];
    }

    private static JsonNode? ToJson(YamlNode node, int depth) => node switch
    {
        // Aliases can make a small file endless.
        _ when depth > MaxDepth => throw new YamlException(node.Start, node.End, $"is nested more than {MaxDepth} levels deep"),
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(Key(pair.Key), ToJson(pair.Value, depth + 1)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(item => ToJson(item, depth + 1))]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new YamlException(node.Start, node.End, "cannot be read"),
    };

    private static string Key(YamlNode node) => node is YamlScalarNode { Value: { } key } ? key : throw new YamlException(node.Start, node.End, "a key is not a string");

    private static JsonValue? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str" ? JsonValue.Create(text) : YamlScalars.Plain(text);
    }
}
