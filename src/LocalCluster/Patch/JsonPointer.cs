using System.Globalization;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>RFC 6901: the container that a path ends in, and the key in it.</summary>
internal readonly record struct JsonPointer(string Text, string[] Steps)
{
    public string Last => Steps[^1];

    /// <exception cref="PatchException">400: the text does not begin with a slash.</exception>
    public static JsonPointer Parse(string text)
    {
        if (text.Length == 0) return new JsonPointer(text, []);
        if (text[0] != '/') throw new PatchException(400, $"invalid JSON pointer {JsonText.Quote(text)}: must begin with '/'");
        return new JsonPointer(text,
            [.. text[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);
    }

    /// <summary>The object or array that holds the last step; null when the way there does not exist.</summary>
    public JsonNode? Container(JsonNode? root)
    {
        JsonNode? node = root;
        foreach (string step in Steps.AsSpan(0, Math.Max(0, Steps.Length - 1))) node = Get(node, step);
        return node is JsonObject or JsonArray ? node : null;
    }

    public static JsonNode? Get(JsonNode? container, string key) => container switch
    {
        JsonObject fields => fields.Find(key),
        JsonArray items when Index(key) is { } index && index >= 0 && index < items.Count => items[index],
        _ => null,
    };

    /// <summary>The number, without sign or leading zeros.</summary>
    public static int? Index(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && (key == "0" || key[0] != '0') ? index : null;
}
