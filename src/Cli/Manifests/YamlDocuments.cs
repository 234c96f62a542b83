using System.Globalization;
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
        if (scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str") return JsonValue.Create(text);
        if (text is "" or "~" or "null" or "Null" or "NULL") return null;
        // YAML 1.1, which kubectl speaks.
        if (text is "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y") return JsonValue.Create(true);
        if (text is "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N") return JsonValue.Create(false);
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)) return JsonValue.Create(integer);
        return IsNumber(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(text);
    }

    // .NET reads more as a number than YAML does ("Infinity", "1_000").
    private static bool IsNumber(string text) => text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E');
}
